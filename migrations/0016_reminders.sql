-- 提醒: what fell due, told once for each case, kind and day; 日历订阅: one's due days by a secret address.

create table requests.reminder (
  id text primary key,
  organ_id text not null,
  request_id text not null,
  kind text not null check (kind in ('soon', 'today', 'overdue', 'unconfirmed', 'correctionEnded',
    'reasonsEnded', 'paymentEnded', 'opinionEnded', 'assistOverdue')),
  -- The letter or the task it is about; empty where it is about the case itself.
  about text not null default '',
  due_on date not null,
  due_provisional boolean not null default false,
  -- 经办人, or 公开机构负责人 where what is late goes up.
  audience text not null check (audience in ('handler', 'head')),
  made_on date not null,
  at timestamptz not null,
  seen_by text,
  seen_at timestamptz,
  unique (request_id, kind, about, due_on, audience),
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id),
  check ((seen_by is null) = (seen_at is null))
);
create index on requests.reminder (organ_id, made_on desc, id);
create index unseen on requests.reminder (organ_id, audience) where seen_at is null;

create table requests.calendar_subscription (
  id text primary key,
  organ_id text not null,
  person_id text not null,
  scope text not null check (scope in ('own', 'organ')),
  at timestamptz not null,
  revoked_at timestamptz
);
create index on requests.calendar_subscription (person_id);

grant select, insert, update on requests.reminder, requests.calendar_subscription to gongkai_app;
grant select on requests.reminder, requests.calendar_subscription to gongkai_verify;
do $$
declare t text;
begin
  foreach t in array array['reminder', 'calendar_subscription'] loop
    execute format('alter table requests.%I enable row level security', t);
    execute format('alter table requests.%I force row level security', t);
    execute format('create policy own on requests.%I to gongkai_app
      using (organ_id = (select platform.current_organ()))
      with check (organ_id = (select platform.current_organ()))', t);
  end loop;
end $$;

-- Whose calendar an address stands for: asked before anybody is signed in.
create function requests.calendar_subscriber(of_id text, out organ_id text, out person_id text,
    out scope text, out at timestamptz)
  returns setof record
  language sql stable security definer set search_path = requests, pg_temp as $$
  select s.organ_id, s.person_id, s.scope, s.at from requests.calendar_subscription s
  where s.id = of_id and s.revoked_at is null
$$;
revoke all on function requests.calendar_subscriber(text) from public;
grant execute on function requests.calendar_subscriber(text) to gongkai_app;
create policy definer on requests.calendar_subscription for select to gongkai_owner using (true);
