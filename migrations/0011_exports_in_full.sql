-- 导出含个人信息的清单: who asked for it, for which cases and what for (个人信息保护法第五条、第六条).

create table requests.full_export (
  id text primary key,
  organ_id text not null,
  by_person text not null,
  filter jsonb not null,
  reason text not null check (length(reason) between 1 and 300),
  at timestamptz not null
);
create index on requests.full_export (organ_id, at);
grant select, insert on requests.full_export to gongkai_app;
grant select on requests.full_export to gongkai_verify;
alter table requests.full_export enable row level security;
alter table requests.full_export force row level security;
create policy own on requests.full_export to gongkai_app
  using (organ_id = (select platform.current_organ()))
  with check (organ_id = (select platform.current_organ()));
