-- 申请查询: sessions opened by a query code, first downloads, ratings, and whose act came last.

-- Sessions of applicants: a random token, bound to one application, over within hours.
create table requests.citizen_session (
  token_hash text primary key,
  organ_id text not null,
  application_id text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  foreign key (organ_id, application_id) references requests.application (organ_id, id)
);
create index on requests.citizen_session (application_id) where ended_at is null;
create index on requests.citizen_session (organ_id, created_at);

-- 首次下载: when the applicant first had a letter, once a letter.
create table requests.first_download (
  letter_id text primary key references requests.letter (id),
  organ_id text not null,
  request_id text not null,
  at timestamptz not null,
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id)
);
create index on requests.first_download (request_id);

-- 服务评价: once an item; the words are sealed, because people write names into them.
create table requests.rating (
  request_id text primary key,
  organ_id text not null,
  score int not null check (score between 1 and 5),
  sealed_words bytea,
  on_day date not null,
  at timestamptz not null,
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id)
);
create index on requests.rating (organ_id, at desc);

grant select, insert, update, delete on requests.citizen_session to gongkai_app;
grant select, insert on requests.first_download, requests.rating to gongkai_app;
grant select on requests.citizen_session, requests.first_download, requests.rating to gongkai_verify;

do $$
declare t text;
begin
  foreach t in array array['citizen_session', 'first_download', 'rating'] loop
    execute format('alter table requests.%I enable row level security', t);
    execute format('alter table requests.%I force row level security', t);
    execute format('create policy own on requests.%I to gongkai_app
      using (organ_id = (select platform.current_organ())
        or organ_id in (select platform.granting(''entrusted'')))
      with check (organ_id = (select platform.current_organ())
        or organ_id in (select platform.granting(''entrusted'')))', t);
  end loop;
end $$;

-- 申请人的动作: set while the last thing that happened to the item was done by the applicant.
alter table requests.info_request add column applicant_act text;
