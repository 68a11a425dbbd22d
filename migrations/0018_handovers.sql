-- 工作移交: whose open cases went to whom, as a list that both sides confirm; 停用账户 in spite of open work.

create schema handovers;
grant usage on schema handovers to gongkai_app, gongkai_verify;

create table handovers.handover (
  id text primary key,
  organ_id text not null,
  from_person_id text not null,
  reason text not null check (length(reason) between 1 and 300),
  made_by text not null,
  made_on date not null,
  at timestamptz not null,
  unique (organ_id, id)
);
create index on handovers.handover (organ_id, made_on);

-- The list as it was on the day: it is signed, so it does not change afterwards.
create table handovers.item (
  organ_id text not null,
  handover_id text not null,
  position int not null,
  request_id text not null,
  number text not null,
  description text not null,
  stage text not null,
  due_on date,
  due_provisional boolean not null,
  to_person_id text not null,
  primary key (handover_id, position),
  foreign key (organ_id, handover_id) references handovers.handover (organ_id, id)
);

create table handovers.confirmation (
  organ_id text not null,
  handover_id text not null,
  person_id text not null,
  at timestamptz not null,
  primary key (handover_id, person_id),
  foreign key (organ_id, handover_id) references handovers.handover (organ_id, id)
);

grant select, insert on handovers.handover, handovers.item, handovers.confirmation to gongkai_app;
grant select on all tables in schema handovers to gongkai_verify;
do $$
declare t text;
begin
  foreach t in array array['handover', 'item', 'confirmation'] loop
    execute format('alter table handovers.%I enable row level security', t);
    execute format('alter table handovers.%I force row level security', t);
    execute format('create policy own on handovers.%I to gongkai_app
      using (organ_id = (select platform.current_organ()))
      with check (organ_id = (select platform.current_organ()))', t);
  end loop;
end $$;

-- Open cases of a person in every organ: an administrator must know before an account is disabled.
create function requests.open_work(of_person text) returns int
  language sql stable security definer set search_path = requests, pg_temp as $$
  select count(*)::int from requests.info_request where handler_id = of_person
    and stage in ('submitted', 'open', 'awaitingCorrection', 'awaitingReasons', 'awaitingPayment',
      'decided', 'signed', 'served')
$$;
revoke all on function requests.open_work(text) from public;
grant execute on function requests.open_work(text) to gongkai_app;
create index by_handler on requests.info_request (handler_id) where stage in ('submitted', 'open',
  'awaitingCorrection', 'awaitingReasons', 'awaitingPayment', 'decided', 'signed', 'served');

create table organs.disabling (
  person_id text not null references organs.person (id),
  open_work int not null,
  reason text not null check (length(reason) between 1 and 300),
  by_person text not null,
  at timestamptz not null
);
create index on organs.disabling (person_id);
grant select, insert on organs.disabling to gongkai_app;
grant select on organs.disabling to gongkai_verify;
