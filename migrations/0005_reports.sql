-- 年度报告: what the requests count for, registers of normative documents and disputes, declarations
-- of figures kept elsewhere, and the reports as published.

create index outcome_by_request on requests.outcome (request_id, signed_on);

-- What the annual report counts of a case: no name and no address of anybody. Own organ, 监督 and
-- 委托审核. As a view of the owner it asks for the grants once, not for each row.
create policy definer on requests.application for select to gongkai_owner using (true);
create policy definer on requests.outcome for select to gongkai_owner using (true);
create view requests.counted_case with (security_barrier) as
  select r.id, r.organ_id, r.number, r.year, r.seq, r.item, r.description, r.received_on, r.due_on,
    r.stage, a.applicant_kind
  from requests.info_request r join requests.application a on a.id = r.application_id
  where r.stage <> 'void' and (r.organ_id = platform.current_organ() or r.organ_id in
    (select g.organ_id from platform.organ_grant g where g.to_organ_id = platform.current_organ()));
create view requests.counted_outcome with (security_barrier) as
  select o.organ_id, o.request_id, o.round, o.code, o.signed_on, o.revoked_on
  from requests.outcome o
  where o.organ_id = platform.current_organ() or o.organ_id in
    (select g.organ_id from platform.organ_grant g where g.to_organ_id = platform.current_organ());
grant select on requests.counted_case, requests.counted_outcome to gongkai_app;

-- 规章、行政规范性文件的登记簿.
create schema documents;
grant usage on schema documents to gongkai_app, gongkai_verify;

create table documents.normative_document (
  id text primary key,
  organ_id text not null,
  kind text not null check (kind in ('rules', 'normative')),
  title text not null check (length(title) between 1 and 300),
  number text not null check (length(number) between 1 and 80),
  made_on date not null,
  effective_on date not null check (effective_on >= made_on),
  -- 废止 (by an act of the organ) or 失效 (its term ended, replaced, object gone); never both.
  ended text check (ended in ('abolished', 'lapsed')),
  ended_on date check (ended_on >= made_on),
  reason text,
  successor text,
  version int not null default 1,
  unique (organ_id, number),
  check ((ended is null) = (ended_on is null) and (ended is null) = (reason is null))
);
create index on documents.normative_document (organ_id, made_on);

-- Each version as it was saved: append only.
create table documents.version (
  organ_id text not null,
  document_id text not null references documents.normative_document (id),
  version int not null,
  act text not null,
  content jsonb not null,
  by_person text not null,
  at timestamptz not null,
  primary key (document_id, version)
);

-- 行政复议、行政诉讼台账.
create schema remedies;
grant usage on schema remedies to gongkai_app, gongkai_verify;

create table remedies.dispute (
  id text primary key,
  organ_id text not null,
  kind text not null check (kind in ('review', 'direct', 'after_review')),
  number text not null check (length(number) between 1 and 80),
  request_number text,
  filed_on date not null,
  outcome text check (outcome in ('upheld', 'corrected', 'other')),
  closed_on date check (closed_on >= filed_on),
  version int not null default 1,
  unique (organ_id, kind, number),
  check ((outcome is null) = (closed_on is null))
);
create index on remedies.dispute (organ_id, filed_on);

create table remedies.version (
  organ_id text not null,
  dispute_id text not null references remedies.dispute (id),
  version int not null,
  act text not null,
  content jsonb not null,
  by_person text not null,
  at timestamptz not null,
  primary key (dispute_id, version)
);

-- 申报数 and published reports.
create schema reports;
grant usage on schema reports to gongkai_app, gongkai_public, gongkai_verify;

-- A figure counted elsewhere, as exact decimal text, with where it comes from; counts once signed.
create table reports.declaration (
  id text primary key,
  organ_id text not null,
  year int not null,
  item text not null check (item in ('licensing', 'punishment', 'coercion', 'fees_wan')),
  figure text not null check (figure ~ '^\d{1,12}(\.\d{1,6})?$'),
  source text not null check (length(source) between 1 and 500),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  evidence_file_id text references platform.private_file (id),
  declared_by text not null,
  declared_on date not null,
  signed_by text check (signed_by <> declared_by),
  signed_on date,
  withdrawn_on date,
  check ((signed_by is null) = (signed_on is null)),
  check (item = 'fees_wan' or figure !~ '\.')
);
create index on reports.declaration (organ_id, year, item);

-- The report as it was published: a frozen copy, not computed again.
create table reports.published (
  organ_id text not null,
  year int not null,
  organ_name text not null,
  title text not null,
  content jsonb not null,
  sm3 text not null,
  published_on date not null,
  by_person text not null,
  at timestamptz not null,
  primary key (organ_id, year)
);
create view reports.public_report as
  select organ_id, year, organ_name, title, content, published_on from reports.published;
grant select on reports.public_report to gongkai_public, gongkai_app;

grant select, insert, update on documents.normative_document, remedies.dispute,
  reports.declaration to gongkai_app;
grant select, insert on documents.version, remedies.version, reports.published to gongkai_app;
grant select on all tables in schema documents, remedies, reports to gongkai_verify;

do $$
declare t text;
begin
  foreach t in array array['documents.normative_document', 'documents.version', 'remedies.dispute',
    'remedies.version', 'reports.declaration', 'reports.published'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy own on %s to gongkai_app
      using (organ_id = platform.current_organ()) with check (organ_id = platform.current_organ())', t);
    execute format('create policy oversight on %s for select to gongkai_app
      using (organ_id in (select platform.granting(''oversight'')))', t);
  end loop;
end $$;
-- The public view runs as the owner, whom FORCE binds too.
create policy definer on reports.published for select to gongkai_owner using (true);
