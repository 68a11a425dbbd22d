-- 放假安排: holiday notices loaded while the program runs, each by two persons, each version kept.

create schema calendar;
grant usage on schema calendar to gongkai_app, gongkai_verify;

-- One calendar for all organs, and nothing personal in it: no row-level security.
create table calendar.notice (
  id text primary key,
  year int not null check (year between 2000 and 2199),
  version int not null check (version > 0),
  number text not null,
  days jsonb not null check (jsonb_typeof(days) = 'array'),
  reason text not null,
  status text not null check (status in ('proposed', 'approved', 'rejected')),
  organ_id text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  refusal text,
  effects jsonb,
  unique (year, version),
  check ((status = 'proposed') = (decided_at is null)),
  check (decided_by <> proposed_by or status <> 'approved')
);
-- A second proposal waits until the first is decided: a preview is worth nothing beside another.
create unique index one_proposal on calendar.notice (status) where status = 'proposed';

grant select, insert on calendar.notice to gongkai_app;
grant update (status, decided_by, decided_at, refusal, effects) on calendar.notice to gongkai_app;
grant select on calendar.notice to gongkai_verify;
