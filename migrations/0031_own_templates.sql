-- 本单位 Word 模板: an organ's own .docx for a kind of letter, used from its day once a second person approved it.

create table templates.own_template (
  id text primary key,
  organ_id text not null,
  kind text not null check (kind ~ '^D[0-9]{2}$'),
  version int not null check (version > 0),
  name text not null check (length(name) between 1 and 200),
  content bytea not null check (octet_length(content) <= 5242880),
  tags text[] not null,
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'withdrawn')),
  uploaded_by text not null,
  uploaded_on date not null,
  effective_on date,
  approved_by text,
  approved_on date,
  withdrawn_by text,
  withdrawn_on date,
  withdrawn_why text,
  revision int not null default 1,
  at timestamptz not null,
  unique (organ_id, kind, version),
  check ((approved_by is null) = (effective_on is null)),
  check ((approved_by is null) = (approved_on is null)),
  check (status <> 'approved' or approved_by is not null),
  check ((status = 'withdrawn') = (withdrawn_by is not null)),
  check (approved_by is null or approved_by <> uploaded_by)
);
create index own_template_in_force on templates.own_template (organ_id, kind, effective_on)
  where status = 'approved';

-- The file and its tags are never changed: another file is another version.
grant select, insert on templates.own_template to gongkai_app;
grant update (status, effective_on, approved_by, approved_on, withdrawn_by, withdrawn_on,
  withdrawn_why, revision) on templates.own_template to gongkai_app;
grant select on templates.own_template to gongkai_verify;

alter table templates.own_template enable row level security, force row level security;
create policy own on templates.own_template to gongkai_app
  using (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')))
  with check (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')));
