-- 公布数 of years before this platform: what CK04 and CK07 compare with where the report was published elsewhere.

-- Read from a published file and confirmed by a person; append only, the highest version counts.
create table reports.prior (
  organ_id text not null,
  year int not null check (year between 2008 and 2199),
  version int not null check (version > 0),
  -- null: taken back (撤销导入)
  tables jsonb,
  unit text not null,
  file_id text references platform.private_file (id),
  by_person text not null,
  at timestamptz not null,
  primary key (organ_id, year, version)
);
grant select, insert on reports.prior to gongkai_app;
grant select on reports.prior to gongkai_verify;

alter table reports.prior enable row level security;
alter table reports.prior force row level security;
create policy own on reports.prior to gongkai_app
  using (organ_id = platform.current_organ()) with check (organ_id = platform.current_organ());
create policy oversight on reports.prior for select to gongkai_app
  using (organ_id in (select platform.granting('oversight')));
