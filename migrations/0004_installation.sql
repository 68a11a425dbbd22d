-- What this installation is: a demonstration, whose every page says so, or the real thing.

create table platform.installation (
  singleton boolean primary key default true check (singleton),
  demo boolean not null,
  since timestamptz not null
);
grant select, insert on platform.installation to gongkai_app;
grant select on platform.installation to gongkai_public, gongkai_verify;
grant usage on schema platform to gongkai_public;
