-- 信封: letters that went out together under one number of 邮政企业; what became of each is in its events.

create table requests.envelope (
  id text primary key,
  organ_id text not null,
  route text not null check (route in ('direct', 'post', 'entrusted', 'online')),
  post_number text,
  on_day date not null,
  by_person text not null,
  at timestamptz not null,
  unique (organ_id, id)
);
create index on requests.envelope (organ_id, on_day);

create table requests.envelope_item (
  organ_id text not null,
  envelope_id text not null,
  request_id text not null,
  primary key (envelope_id, request_id),
  foreign key (organ_id, envelope_id) references requests.envelope (organ_id, id),
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id)
);
create index on requests.envelope_item (request_id);

grant select, insert on requests.envelope, requests.envelope_item to gongkai_app;
grant select on requests.envelope, requests.envelope_item to gongkai_verify;
do $$
declare t text;
begin
  foreach t in array array['envelope', 'envelope_item'] loop
    execute format('alter table requests.%I enable row level security', t);
    execute format('alter table requests.%I force row level security', t);
    execute format('create policy own on requests.%I to gongkai_app
      using (organ_id = (select platform.current_organ()))
      with check (organ_id = (select platform.current_organ()))', t);
  end loop;
end $$;
