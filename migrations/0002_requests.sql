-- 依申请公开: applications, their items as cases, events, letters, consultations and 协办.

create schema requests;
grant usage on schema requests to gongkai_app, gongkai_verify;

-- 申请: what arrived, once; the applicant is sealed under the case key, found by keyed hashes.
create table requests.application (
  id text primary key,
  organ_id text not null,
  channel text not null check (channel in
    ('counter', 'signedPost', 'letter', 'fax', 'email', 'online', 'oral')),
  arrived_on date not null,
  applicant_kind text not null check (applicant_kind in
    ('natural', 'business', 'research', 'charity', 'legalService', 'other')),
  masked_name text not null,
  name_hash text not null,
  proof_hash text,
  case_key_id text not null references platform.case_key (id),
  sealed_applicant bytea not null,
  post_number text,
  at timestamptz not null,
  unique (organ_id, id)
);
create index on requests.application (organ_id, name_hash);
create index on requests.application (organ_id, proof_hash);

-- 申请件: one item, one decision. Stage, desk and dates are folds of the events, kept for lists.
create table requests.info_request (
  id text primary key,
  organ_id text not null,
  application_id text not null,
  number text not null,
  year int not null,
  seq int not null,
  item int not null,
  description text not null check (length(description) between 1 and 20000),
  words text[] not null,
  obtain_by text not null check (obtain_by in ('post', 'email', 'counter', 'inspect', 'online')),
  carrier text not null check (carrier in ('paper', 'electronic')),
  stage text not null check (stage in ('submitted', 'open', 'awaitingCorrection', 'awaitingReasons',
    'awaitingPayment', 'decided', 'signed', 'served', 'closed', 'void')),
  desk text not null check (desk in ('confirm', 'handle', 'applicant', 'others', 'approve', 'review',
    'sign', 'serve', 'prove', 'archive', 'none')),
  version int not null check (version > 0),
  handler_id text,
  received_on date,
  due_on date,
  due_provisional boolean not null default false,
  paused boolean not null default false,
  code text,
  at timestamptz not null,
  unique (organ_id, id),
  unique (organ_id, number),
  unique (organ_id, year, seq, item),
  foreign key (organ_id, application_id) references requests.application (organ_id, id),
  check (due_on is null or received_on is not null),
  check (stage in ('submitted', 'void') or received_on is not null)
);
create index inbox on requests.info_request (organ_id, due_on, id)
  where stage in ('submitted', 'open', 'awaitingCorrection', 'awaitingReasons', 'awaitingPayment',
    'decided', 'signed', 'served');
create index by_due on requests.info_request (organ_id, due_on, id);
create index by_desk on requests.info_request (organ_id, desk, due_on);
create index by_receipt on requests.info_request (organ_id, received_on);
create index by_words on requests.info_request using gin (words);
create index by_application on requests.info_request (application_id);

-- 办理事项: append only.
create table requests.event (
  organ_id text not null,
  request_id text not null,
  seq int not null check (seq > 0),
  type text not null,
  on_day date not null,
  data jsonb not null,
  by_person text not null,
  acting_for text,
  at timestamptz not null,
  primary key (request_id, seq),
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id)
);

-- 办理结果 of each round, as signed: what the annual report counts.
create table requests.outcome (
  organ_id text not null,
  request_id text not null,
  round int not null,
  code text not null,
  signed_on date not null,
  revoked_on date check (revoked_on >= signed_on),
  primary key (request_id, round),
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id)
);
create index on requests.outcome (organ_id, signed_on);

-- 文书: drafts and issued letters; what they say is sealed, because it names the applicant.
create table requests.letter (
  id text primary key,
  organ_id text not null,
  request_id text not null,
  round int not null,
  kind text not null,
  template_version text not null,
  status text not null check (status in ('draft', 'issued', 'withdrawn')),
  version int not null default 1,
  number text,
  issued_on date,
  consultation_id text,
  sealed bytea not null,
  pdf_file_id text references platform.private_file (id),
  docx_file_id text references platform.private_file (id),
  by_person text not null,
  at timestamptz not null,
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id),
  unique (organ_id, number),
  check (status = 'draft' or issued_on is not null)
);
create index on requests.letter (request_id);

-- 征求意见的对象: names and addresses of third parties are sealed like the applicant's.
create table requests.consulted_party (
  organ_id text not null,
  request_id text not null,
  id text not null,
  kind text not null check (kind in ('thirdParty', 'coMaker', 'secrecy')),
  sealed bytea not null,
  primary key (request_id, id),
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id)
);

-- 协办: the unit asked sees the request's content and its own task, never the applicant.
create table requests.assist (
  organ_id text not null,
  request_id text not null,
  id text not null,
  helper_organ_id text not null,
  question text not null,
  due_on date not null,
  reminders int not null default 0,
  escalated boolean not null default false,
  answer text,
  answered_on date,
  answered_by text,
  primary key (request_id, id),
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id)
);
create index on requests.assist (helper_organ_id, answered_on, due_on);

-- 联系记录、检索记录、办理备注: what was done to confirm, to search, and what colleagues should know.
create table requests.note (
  id text primary key,
  organ_id text not null,
  request_id text not null,
  kind text not null check (kind in ('contact', 'search', 'note')),
  sealed bytea not null,
  by_person text not null,
  on_day date not null,
  at timestamptz not null,
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id)
);
create index on requests.note (request_id);

-- 材料: scans of the application, identity proofs, answers; the file itself is sealed.
create table requests.attachment (
  organ_id text not null,
  application_id text not null,
  request_id text,
  file_id text not null references platform.private_file (id),
  purpose text not null check (purpose in ('application', 'identity', 'authorisation', 'correction',
    'consultation', 'service', 'information', 'other')),
  primary key (file_id),
  foreign key (organ_id, application_id) references requests.application (organ_id, id)
);
create index on requests.attachment (application_id);

-- 七步法: the answers of the current round while they are being given.
create table requests.checklist (
  organ_id text not null,
  request_id text not null,
  round int not null,
  answers jsonb not null,
  by_person text not null,
  at timestamptz not null,
  primary key (request_id, round),
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id)
);

-- 编号: one counter per organ, series and year; a number once given is never given again.
create table requests.counter (
  organ_id text not null,
  series text not null check (series in ('request', 'letter')),
  year int not null,
  last int not null,
  primary key (organ_id, series, year)
);

grant select, insert, update on requests.info_request, requests.letter, requests.assist,
  requests.checklist, requests.counter, requests.outcome to gongkai_app;
grant select, insert on requests.application, requests.event, requests.consulted_party,
  requests.note, requests.attachment to gongkai_app;
grant delete on requests.letter to gongkai_app;
grant select on all tables in schema requests to gongkai_verify;

-- Own rows, rows of organs that entrusted their review, county-wide reading by the supervisor;
-- the unit asked for 协办 sees the case and its task.
create function requests.assists(of_request text) returns boolean
  language sql stable security definer set search_path = requests, pg_temp as $$
  select exists (select 1 from requests.assist a
    where a.request_id = of_request and a.helper_organ_id = platform.current_organ())
$$;
revoke all on function requests.assists(text) from public;
grant execute on function requests.assists(text) to gongkai_app;

do $$
declare t text;
begin
  foreach t in array array['application', 'info_request', 'event', 'outcome', 'letter',
    'consulted_party', 'assist', 'note', 'attachment', 'checklist', 'counter'] loop
    execute format('alter table requests.%I enable row level security', t);
    execute format('alter table requests.%I force row level security', t);
    execute format('create policy own on requests.%I to gongkai_app
      using (organ_id = (select platform.current_organ())
        or organ_id in (select platform.granting(''entrusted'')))
      with check (organ_id = (select platform.current_organ())
        or organ_id in (select platform.granting(''entrusted'')))', t);
  end loop;
  foreach t in array array['info_request', 'event', 'outcome'] loop
    execute format('create policy oversight on requests.%I for select to gongkai_app
      using (organ_id in (select platform.granting(''oversight'')))', t);
  end loop;
end $$;

create policy assist_reads on requests.info_request for select to gongkai_app
  using (requests.assists(id));
create policy assist_reads on requests.event for select to gongkai_app
  using (requests.assists(request_id));
create policy assist_events on requests.event for insert to gongkai_app
  with check (requests.assists(request_id) and type = 'assistAnswered');
create policy assist_updates on requests.info_request for update to gongkai_app
  using (requests.assists(id)) with check (requests.assists(id));
create policy helper on requests.assist to gongkai_app
  using (helper_organ_id = platform.current_organ())
  with check (helper_organ_id = platform.current_organ());

-- Words are found by their index only where no policy stands in between (the operator is not
-- leakproof), so this function looks for itself, and in the acting organ's rows alone.
create function requests.matching(of_words text[], at_most int) returns setof text
  language sql stable security definer set search_path = requests, pg_temp as $$
  select id from requests.info_request
  where organ_id = platform.current_organ() and words @> of_words
  order by received_on desc nulls first limit at_most
$$;
revoke all on function requests.matching(text[], int) from public;
grant execute on function requests.matching(text[], int) to gongkai_app;
create policy definer on requests.info_request for select to gongkai_owner using (true);

-- The definer functions above run as the owner, whom FORCE binds too.
create policy definer on requests.assist for select to gongkai_owner using (true);
