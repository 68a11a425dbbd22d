-- 进展邮件: who agreed to be told by e-mail, and what became of each notice; no address and no name.

-- 同意接收: given with the application, taken back at any time; the address itself stays sealed.
create table requests.mail_consent (
  application_id text primary key,
  organ_id text not null,
  given_at timestamptz not null,
  ended_at timestamptz check (ended_at >= given_at),
  foreign key (organ_id, application_id) references requests.application (organ_id, id)
);

-- One notice for one event: whatever runs twice finds what it did before.
create table requests.step_mail (
  organ_id text not null,
  request_id text not null,
  seq int not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'withheld')),
  tries int not null default 0 check (tries >= 0),
  asked_at timestamptz not null,
  tried_at timestamptz,
  primary key (request_id, seq),
  foreign key (request_id, seq) references requests.event (request_id, seq),
  foreign key (organ_id, request_id) references requests.info_request (organ_id, id),
  check ((state = 'waiting' and tries = 0) = (tried_at is null))
);

grant select, insert, update on requests.mail_consent, requests.step_mail to gongkai_app;
grant select on requests.mail_consent, requests.step_mail to gongkai_verify;

do $$
declare t text;
begin
  foreach t in array array['mail_consent', 'step_mail'] loop
    execute format('alter table requests.%I enable row level security', t);
    execute format('alter table requests.%I force row level security', t);
    execute format('create policy own on requests.%I to gongkai_app
      using (organ_id = (select platform.current_organ())
        or organ_id in (select platform.granting(''entrusted'')))
      with check (organ_id = (select platform.current_organ())
        or organ_id in (select platform.granting(''entrusted'')))', t);
  end loop;
end $$;
