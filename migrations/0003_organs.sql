-- 机构与人员: organs, people, roles held, AB角, sessions.

create schema organs;
grant usage on schema organs to gongkai_app, gongkai_public, gongkai_verify;

create table organs.organ (
  id text primary key check (id <> ''),
  parent_id text references organs.organ (id),
  name text not null unique,
  kind text not null check (kind in ('countyGovernment', 'countyOffice', 'countyDepartment',
    'township', 'subdistrict', 'dispatched', 'authorised', 'vertical')),
  letterhead text not null,
  number_word text not null,
  office jsonb not null,
  reconsideration jsonb,
  court jsonb,
  -- 职责分离: three (拟稿、审核、签发各一人), two (拟稿与签发两人), entrusted (委托 reviewing_organ_id 审核签发)
  separation text not null default 'two' check (separation in ('three', 'two', 'entrusted')),
  reviewing_organ_id text references organs.organ (id),
  position int not null default 0,
  version int not null default 1,
  check ((separation = 'entrusted') = (reviewing_organ_id is not null))
);

create table organs.person (
  id text primary key,
  sign_in_name text not null unique check (length(sign_in_name) between 2 and 40),
  name text not null,
  password_hash text,
  must_change_password boolean not null default true,
  disabled_at timestamptz,
  version int not null default 1
);

-- 任职: who holds which role in which organ, from when.
create table organs.appointment (
  id text primary key,
  person_id text not null references organs.person (id),
  organ_id text not null references organs.organ (id),
  role text not null check (role in ('handler', 'reviewer', 'leader', 'officeHead', 'assistant',
    'supervisor', 'administrator', 'auditor')),
  since date not null,
  until date,
  check (until >= since)
);
create unique index on organs.appointment (person_id, organ_id, role) where until is null;
create index on organs.appointment (organ_id);

-- AB角: in whose place, for which organ, from when to when and why.
create table organs.delegation (
  id text primary key,
  organ_id text not null references organs.organ (id),
  from_person_id text not null references organs.person (id),
  to_person_id text not null references organs.person (id),
  since date not null,
  until date not null,
  reason text not null,
  revoked_on date,
  check (until >= since and from_person_id <> to_person_id)
);
create index on organs.delegation (to_person_id);

create table organs.session (
  token_hash text primary key,
  id text not null unique,
  person_id text not null references organs.person (id),
  organ_id text not null references organs.organ (id),
  delegation_id text references organs.delegation (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  revoked_at timestamptz,
  address text not null,
  agent text not null
);
create index on organs.session (person_id);

-- 登录尝试: for the growing delay; by keyed hash of the name, so that a mistyped password is not kept.
create table organs.sign_in_attempt (
  name_hash text not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index on organs.sign_in_attempt (name_hash, at);

grant select, insert, update on organs.organ, organs.person, organs.appointment,
  organs.delegation, organs.session to gongkai_app;
grant select, insert, delete on organs.sign_in_attempt to gongkai_app;
grant select on all tables in schema organs to gongkai_verify;

-- What the public may know of an organ.
create view organs.public_organ as
  select id, parent_id, name, kind, office, position from organs.organ;
grant select on organs.public_organ to gongkai_public;
