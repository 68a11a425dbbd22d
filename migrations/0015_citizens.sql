-- What citizens do after applying: the query code of an application, and attempts counted so that guesses end.

-- 查询码: only a keyed hash of the application's number and its code; another of the applicant's name.
create table requests.query_code (
  organ_id text not null,
  application_id text primary key,
  code_hash text not null unique,
  name_hash text not null,
  at timestamptz not null,
  foreign key (organ_id, application_id) references requests.application (organ_id, id)
);
grant select, insert, update on requests.query_code to gongkai_app;
grant select on requests.query_code to gongkai_verify;
alter table requests.query_code enable row level security;
alter table requests.query_code force row level security;
create policy own on requests.query_code to gongkai_app
  using (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')))
  with check (organ_id = (select platform.current_organ())
    or organ_id in (select platform.granting('entrusted')));

-- Whoever holds number and code finds one application, and nobody finds anything else. Where the
-- number was guessed at too often, the name must be right as well.
create policy definer on requests.query_code for select to gongkai_owner using (true);
-- In a schema of its own: the role of the public does not even enter the one with the tables.
create schema requests_public;
create function requests_public.application_by_code(of_code text, of_name text)
  returns table (organ_id text, application_id text)
  language sql stable security definer set search_path = requests, pg_temp as $$
  select q.organ_id, q.application_id from requests.query_code q
  where q.code_hash = of_code and (of_name is null or q.name_hash = of_name)
$$;
revoke all on function requests_public.application_by_code(text, text) from public;
grant usage on schema requests_public to gongkai_public;
grant execute on function requests_public.application_by_code(text, text) to gongkai_public;

-- 尝试次数: keys are keyed hashes, never a name, a number or an address.
create table platform.attempt (
  id text not null,
  key text not null,
  at timestamptz not null,
  until timestamptz not null check (until > at),
  primary key (key, id)
);
create index on platform.attempt (key, at);
create index on platform.attempt (until);
-- Update only so that expired rows can be locked while they are swept.
grant select, insert, update, delete on platform.attempt to gongkai_app;
grant select on platform.attempt to gongkai_verify;
