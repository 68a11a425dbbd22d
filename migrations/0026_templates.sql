-- 文书模板包: versions of the county's free paragraphs and letterhead, with receipts and reminders.

create schema templates;
grant usage on schema templates to gongkai_app, gongkai_verify;

create table templates.pack (
  id text primary key,
  organ_id text not null,
  version int not null check (version > 0),
  title text not null check (length(title) between 1 and 100),
  status text not null default 'draft' check (status in ('draft', 'issued')),
  letterhead text not null check (letterhead in ('organ', 'file')),
  texts jsonb not null,
  editors text[] not null,
  revision int not null default 1,
  effective_on date,
  issued_on date,
  issued_by text,
  sent_to text[] not null default '{}',
  at timestamptz not null,
  unique (organ_id, version),
  check (status = 'draft' or (effective_on is not null and issued_on is not null
    and issued_by is not null)),
  check (issued_by is null or not issued_by = any(editors))
);
create index pack_in_force on templates.pack (effective_on) where status = 'issued';

create table templates.receipt (
  pack_id text not null references templates.pack (id),
  organ_id text not null,
  by_person text not null,
  on_day date not null,
  at timestamptz not null,
  primary key (pack_id, organ_id)
);

create table templates.reminder (
  pack_id text not null references templates.pack (id),
  organ_id text not null,
  by_person text not null,
  on_day date not null,
  at timestamptz not null,
  primary key (pack_id, organ_id, at)
);

grant select, insert on templates.pack, templates.receipt, templates.reminder to gongkai_app;
grant update on templates.pack to gongkai_app;
grant select on all tables in schema templates to gongkai_verify;

alter table templates.pack enable row level security, force row level security;
alter table templates.receipt enable row level security, force row level security;
alter table templates.reminder enable row level security, force row level security;

-- An issued version is never changed, by nobody.
create policy own on templates.pack for select to gongkai_app
  using (organ_id = (select platform.current_organ()));
create policy draft on templates.pack for insert to gongkai_app
  with check (organ_id = (select platform.current_organ()) and status = 'draft');
create policy edit on templates.pack for update to gongkai_app
  using (organ_id = (select platform.current_organ()) and status = 'draft')
  with check (organ_id = (select platform.current_organ()));
create policy issued on templates.pack for select to gongkai_app using (status = 'issued');

create policy own on templates.receipt to gongkai_app
  using (organ_id = (select platform.current_organ()))
  with check (organ_id = (select platform.current_organ()));
create policy keeper on templates.receipt for select to gongkai_app
  using (exists (select from templates.pack p
    where p.id = pack_id and p.organ_id = (select platform.current_organ())));

create policy keeper on templates.reminder to gongkai_app
  using (exists (select from templates.pack p
    where p.id = pack_id and p.organ_id = (select platform.current_organ())))
  with check (exists (select from templates.pack p
    where p.id = pack_id and p.organ_id = (select platform.current_organ())));
create policy own on templates.reminder for select to gongkai_app
  using (organ_id = (select platform.current_organ()));
