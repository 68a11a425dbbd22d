-- The ground every module stands on: schemas, audit chain, idempotency, keys and files.

revoke create on schema public from public;

create schema platform;
create schema audit authorization gongkai_audit;
grant usage on schema platform to gongkai_app, gongkai_verify;

-- Which organ and person a transaction acts for; empty means nobody, and nobody sees nothing.
create function platform.current_organ() returns text language sql stable
  as $$ select nullif(current_setting('gongkai.organ', true), '') $$;
create function platform.current_person() returns text language sql stable
  as $$ select nullif(current_setting('gongkai.person', true), '') $$;
grant execute on function platform.current_organ(), platform.current_person() to public;

-- What one organ lets another do with its rows: 'entrusted' (委托审核) or 'oversight' (主管部门监督).
create table platform.organ_grant (
  organ_id text not null,
  to_organ_id text not null,
  purpose text not null check (purpose in ('entrusted', 'oversight')),
  reason text not null,
  granted_on date not null,
  primary key (organ_id, to_organ_id, purpose)
);
grant select, insert, update, delete on platform.organ_grant to gongkai_app;
grant select on platform.organ_grant to gongkai_verify;

-- Organs that granted a purpose to the one acting. In policies: `organ_id in (select …)`, so that it
-- is asked once a query and not once a row.
create function platform.granting(of_purpose text) returns setof text language sql stable as $$
  select organ_id from platform.organ_grant
  where to_organ_id = platform.current_organ() and purpose = of_purpose
$$;
grant execute on function platform.granting(text) to gongkai_app;

-- One row per form sent: the second copy of a double click is answered with what the first one did.
create table platform.submission (
  key text primary key check (length(key) between 8 and 64),
  person_id text not null,
  route text not null,
  content_hash text not null,
  location text,
  at timestamptz not null
);
grant select, insert, update on platform.submission to gongkai_app;
grant select on platform.submission to gongkai_verify;

-- Key hierarchy (个人信息分级加密): master key (file, outside the database) > organ key > case key.
create table platform.organ_key (
  organ_id text primary key,
  wrapped bytea not null
);
create table platform.case_key (
  id text primary key,
  organ_id text not null,
  wrapped bytea,          -- null once destroyed: what it sealed can never be read again
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);
grant select, insert on platform.organ_key to gongkai_app;
grant select, insert, update on platform.case_key to gongkai_app;
grant select on platform.organ_key, platform.case_key to gongkai_verify;

-- Private files: random names on disk, content and metadata sealed under the case key.
create table platform.private_file (
  id text primary key,
  organ_id text not null,
  case_key_id text not null references platform.case_key (id),
  sealed_meta bytea not null,
  size bigint not null check (size >= 0),
  sm3 text not null,      -- of the sealed bytes, so that verify can re-hash without a key
  at timestamptz not null
);
grant select, insert on platform.private_file to gongkai_app;
grant select on platform.private_file to gongkai_verify;

alter table platform.organ_key enable row level security;
alter table platform.organ_key force row level security;
alter table platform.case_key enable row level security;
alter table platform.case_key force row level security;
alter table platform.private_file enable row level security;
alter table platform.private_file force row level security;

create policy own on platform.organ_key to gongkai_app
  using (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')))
  with check (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')));
create policy own on platform.case_key to gongkai_app
  using (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')))
  with check (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')));
create policy own on platform.private_file to gongkai_app
  using (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')))
  with check (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')));

-- Audit: append only, one chain per stream; others append through these functions and read nothing.
set role gongkai_audit;
create table audit.entry (
  stream text not null,
  seq bigint not null,
  at timestamptz not null,
  person_id text not null,
  acting_for text,
  organ_id text not null,
  act text not null,
  subject text not null,
  detail jsonb not null,
  previous text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (stream, seq)
);
create index on audit.entry (subject, at);
create table audit.head (
  stream text primary key,
  seq bigint not null,
  hash text not null
);
create function audit.lock_head(of_stream text, out seq bigint, out hash text)
  language plpgsql security definer set search_path = audit, pg_temp as $$
begin
  insert into audit.head values (of_stream, 0, repeat('0', 64)) on conflict do nothing;
  select h.seq, h.hash into seq, hash from audit.head h where h.stream = of_stream for update;
end $$;
create function audit.append(e jsonb, new_hash text) returns void
  language plpgsql security definer set search_path = audit, pg_temp as $$
declare h audit.head;
begin
  select * into strict h from audit.head where stream = e->>'stream' for update;
  if (e->>'seq')::bigint <> h.seq + 1 or e->>'previous' <> h.hash then
    raise exception 'audit chain of % moved', e->>'stream';
  end if;
  insert into audit.entry values (e->>'stream', (e->>'seq')::bigint, (e->>'at')::timestamptz,
    e->>'personId', e->>'actingFor', e->>'organId', e->>'act', e->>'subject', e->'detail', h.hash, new_hash);
  update audit.head set seq = h.seq + 1, hash = new_hash where stream = h.stream;
end $$;
create function audit.refuse() returns trigger language plpgsql as $$
begin raise exception 'the audit trail is append only'; end $$;
create trigger append_only before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse();
revoke all on function audit.lock_head(text), audit.append(jsonb, text) from public;
grant usage on schema audit to gongkai_app, gongkai_verify;
grant execute on function audit.lock_head(text), audit.append(jsonb, text) to gongkai_app;
grant select on audit.entry, audit.head to gongkai_verify;
reset role;
