-- 网上申请: drafts of the public. Content and files are sealed under a case key of the chosen organ; a
-- draft is seen only by a transaction that holds the hash of its token, whatever organ it acts for.

create schema apply;
grant usage on schema apply to gongkai_app, gongkai_verify;

create function apply.current_draft() returns text language sql stable
  as $$ select nullif(current_setting('gongkai.draft', true), '') $$;
revoke all on function apply.current_draft() from public;
grant execute on function apply.current_draft() to gongkai_app;

-- 草稿: what has been typed so far. Once sent it holds the acknowledgement, for some hours.
create table apply.draft (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  organ_id text not null,
  case_key_id text not null references platform.case_key (id),
  sealed bytea not null,
  network_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  sent_at timestamptz,
  -- Thrown away: nothing is left of it but that it was begun, which counts for its network a day long.
  gone boolean not null default false
);
create index on apply.draft (expires_at);
create index on apply.draft (network_hash, created_at);
create index on apply.draft (network_hash, sent_at) where sent_at is not null;
create index on apply.draft (organ_id, sent_at) where sent_at is not null;

-- 身份证明、委托书, uploaded before sending; `file_id` once the whole file has arrived and was examined.
create table apply.draft_file (
  id text primary key,
  token_hash text not null references apply.draft (token_hash) on delete cascade,
  purpose text not null check (purpose in ('identity', 'authorisation', 'agentIdentity')),
  sealed_name bytea not null,
  size int not null check (size > 0),
  received int not null default 0 check (received between 0 and size),
  file_id text unique references platform.private_file (id),
  seq bigint generated always as identity,
  at timestamptz not null
);
create index on apply.draft_file (token_hash);

-- Slices of a file on its way, sealed like the whole.
create table apply.slice (
  file_id text not null references apply.draft_file (id) on delete cascade,
  token_hash text not null,
  from_byte int not null,
  sealed bytea not null,
  primary key (file_id, from_byte)
);

grant select, insert, update, delete on apply.draft, apply.draft_file, apply.slice to gongkai_app;
grant select on all tables in schema apply to gongkai_verify;

do $$
declare t text;
begin
  foreach t in array array['draft', 'draft_file', 'slice'] loop
    execute format('alter table apply.%I enable row level security', t);
    execute format('alter table apply.%I force row level security', t);
    execute format('create policy holder on apply.%I to gongkai_app
      using (token_hash = (select apply.current_draft()))
      with check (token_hash = (select apply.current_draft()))', t);
    execute format('create policy definer on apply.%I for select to gongkai_owner using (true)', t);
  end loop;
end $$;

-- How much one network, and everybody together to one organ, began and sent since an instant.
create function apply.counted(of_network text, of_organ text, hour_ago timestamptz, day_ago timestamptz,
    out begun int, out sent int, out sent_to_organ int)
  language sql stable security definer set search_path = apply, pg_temp as $$
  select
    (select count(*) from draft where network_hash = of_network and created_at > hour_ago)::int,
    (select count(*) from draft where network_hash = of_network and sent_at > day_ago)::int,
    (select count(*) from draft where organ_id = of_organ and sent_at > hour_ago)::int
$$;

-- Drafts whose time is over, for the sweeper.
create function apply.expired(at timestamptz, at_most int)
  returns table (token_hash text, organ_id text)
  language sql stable security definer set search_path = apply, pg_temp as $$
  select token_hash, organ_id from draft where expires_at <= at order by expires_at limit at_most
$$;

-- A private file belongs to the draft alone until it is sent: only then may its row go, and only the
-- holder's own. The sweeper of the platform removes the bytes of files that no row knows.
create policy draft_reads on platform.private_file for select to gongkai_owner using (true);
create policy draft_deletes on platform.private_file for delete to gongkai_owner using (true);
create policy draft_swaps on apply.draft_file for update to gongkai_owner using (true);
create function apply.swap_file(of_draft_file text, new_file text) returns void
  language plpgsql security definer set search_path = apply, pg_temp as $$
declare gone text;
begin
  select file_id into gone from draft_file
    where id = of_draft_file and token_hash = apply.current_draft() for update;
  update draft_file set file_id = new_file
    where id = of_draft_file and token_hash = apply.current_draft();
  delete from platform.private_file where id = gone;
end $$;
revoke all on function apply.counted(text, text, timestamptz, timestamptz),
  apply.expired(timestamptz, int), apply.swap_file(text, text) from public;
grant execute on function apply.counted(text, text, timestamptz, timestamptz),
  apply.expired(timestamptz, int), apply.swap_file(text, text) to gongkai_app;

-- Struck entries of the register are not shown to the public (登记作废).
create or replace function documents.public_matching(of_words text[], at_most int)
  returns setof documents.public_document
  language sql stable security definer set search_path = documents, pg_temp as $$
  with word as (select w, i from unnest(of_words) with ordinality as u(w, i) where i <= 8),
    pair as (select words_of(a.w) || words_of(b.w) as words from word a join word b
      on a.i < b.i or (a.i = b.i and (select count(*) from word) = 1)),
    hit as (select distinct d.id, d.title, d.made_on from pair cross join lateral (
      select n.id, n.title, n.made_on from normative_document n
      where n.words @> pair.words and n.struck_on is null limit 100) d),
    best as (select id, made_on, (select count(*) from word where position(w in lower(normalize(title, NFKC))) > 0) as held
      from hit order by held desc, made_on desc, id limit at_most)
  select n.organ_id, n.kind, n.title, n.number, n.made_on, n.effective_on, n.ended, n.ended_on
  from best join normative_document n using (id) order by best.held desc, n.made_on desc, n.id
$$;
