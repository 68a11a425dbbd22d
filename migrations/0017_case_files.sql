-- 案卷: a case as one PDF or as a package, made in the background and sealed like its papers.

create table requests.case_file (
  id text primary key,
  organ_id text not null,
  request_id text not null,
  kind text not null check (kind in ('pdf', 'zip')),
  state text not null check (state in ('waiting', 'working', 'done', 'failed')),
  step int not null default 0,
  steps int not null default 0,
  pages int,
  file_id text references platform.private_file (id),
  fault text,
  -- Number of events that the file holds: a later one makes it old.
  version int not null,
  by_person text not null,
  at timestamptz not null,
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id),
  check ((state = 'done') = (file_id is not null))
);
create index on requests.case_file (request_id, at);
grant select, insert, update on requests.case_file to gongkai_app;
grant select on requests.case_file to gongkai_verify;
alter table requests.case_file enable row level security;
alter table requests.case_file force row level security;
create policy own on requests.case_file to gongkai_app
  using (organ_id = (select platform.current_organ()))
  with check (organ_id = (select platform.current_organ()));
