-- 年度报告 from the first draft to publication and correction: editions, their events, sealed copies, reminders.

create table reports.edition (
  id text primary key,
  organ_id text not null,
  year int not null check (year between 1900 and 2199),
  -- 1, then one more for each correction after sealing.
  number int not null check (number > 0),
  stage text not null check (stage in ('drafting', 'review', 'signing', 'sealed', 'published')),
  version int not null check (version > 0),
  reason text check (length(reason) between 1 and 2000),
  started_on date not null,
  sealed_on date,
  published_on date check (published_on >= sealed_on),
  unique (organ_id, year, number),
  unique (organ_id, id),
  check ((number = 1) = (reason is null)),
  check ((sealed_on is not null) = (stage in ('sealed', 'published'))),
  check ((published_on is not null) = (stage = 'published'))
);

-- What happened to an edition, appended and never changed.
create table reports.edition_event (
  organ_id text not null,
  edition_id text not null,
  seq int not null check (seq > 0),
  type text not null,
  on_day date not null,
  data jsonb not null,
  by_person text not null,
  acting_for text,
  at timestamptz not null,
  primary key (edition_id, seq),
  foreign key (organ_id, edition_id) references reports.edition (organ_id, id)
);

-- The frozen copy: `content` is the text exactly as `sm3` was taken over it.
create table reports.sealed (
  organ_id text not null,
  edition_id text primary key,
  organ_name text not null,
  title text not null,
  content text not null,
  -- Checks, answers and declarations it was sealed with.
  record text not null,
  sm3 text not null,
  -- Published before there was sealing: its hash was taken over another writing of the same content.
  carried_over boolean not null default false,
  foreign key (organ_id, edition_id) references reports.edition (organ_id, id)
);

-- The papers of a sealed report, printed once.
create table reports.sealed_file (
  organ_id text not null,
  edition_id text not null,
  format text not null check (format in ('pdf', 'docx', 'xlsx')),
  bytes bytea not null,
  primary key (edition_id, format),
  foreign key (organ_id, edition_id) references reports.edition (organ_id, id)
);

-- 催报 by the authority that supervises.
create table reports.reminder (
  id text primary key,
  organ_id text not null,
  year int not null,
  by_organ text not null,
  by_person text not null,
  on_day date not null,
  at timestamptz not null
);
create index on reports.reminder (organ_id, year);

-- 信息处理费 of a year, counted for section 六.
create index fee_event on requests.event (organ_id, on_day)
  where type in ('feeNoticeIssued', 'feePaid');

insert into reports.edition (id, organ_id, year, number, stage, version, started_on, sealed_on, published_on)
  select gen_random_uuid()::text, organ_id, year, 1, 'published', 3, published_on, published_on, published_on
  from reports.published;
insert into reports.edition_event (organ_id, edition_id, seq, type, on_day, data, by_person, at)
  select p.organ_id, e.id, s.seq, s.type, p.published_on, '{}', p.by_person, p.at
  from reports.published p
    join reports.edition e on e.organ_id = p.organ_id and e.year = p.year,
    (values (1, 'started'), (2, 'sealed'), (3, 'published')) as s (seq, type);
insert into reports.sealed (organ_id, edition_id, organ_name, title, content, record, sm3, carried_over)
  select p.organ_id, e.id, p.organ_name, p.title, p.content::text, '{}', p.sm3, true
  from reports.published p join reports.edition e on e.organ_id = p.organ_id and e.year = p.year;

drop view reports.public_report;
drop table reports.published;

-- A sealed report is never opened again; what was wrong in it is put right by the next edition.
create function reports.stays_sealed() returns trigger language plpgsql as $$
begin
  if old.sealed_on is not null and (new.sealed_on is distinct from old.sealed_on
    or new.stage not in ('sealed', 'published')
    or (old.stage = 'published' and new.stage <> 'published')) then
    raise exception 'a sealed report stays sealed';
  end if;
  return new;
end $$;
create trigger stays_sealed before update on reports.edition
  for each row execute function reports.stays_sealed();

-- The edition in force of each year; earlier ones are for the staff.
create view reports.public_report as
  select distinct on (e.organ_id, e.year) e.organ_id, e.year, s.organ_name, s.title,
    s.content::jsonb as content, e.published_on, e.number, e.id as edition_id,
    (select coalesce(json_agg(json_build_object('on', c.published_on, 'reason', c.reason)
        order by c.number), '[]')
      from reports.edition c
      where c.organ_id = e.organ_id and c.year = e.year and c.number > 1
        and c.published_on is not null) as corrections
  from reports.edition e join reports.sealed s on s.edition_id = e.id
  where e.published_on is not null
  order by e.organ_id, e.year, e.number desc;
create view reports.public_report_file as
  select r.organ_id, r.year, f.format, f.bytes
  from reports.public_report r join reports.sealed_file f on f.edition_id = r.edition_id;
grant select on reports.public_report, reports.public_report_file to gongkai_public, gongkai_app;

grant select, insert, update on reports.edition to gongkai_app;
grant select, insert on reports.edition_event, reports.sealed, reports.sealed_file,
  reports.reminder to gongkai_app;
grant select on reports.edition, reports.edition_event, reports.sealed, reports.sealed_file,
  reports.reminder to gongkai_verify;

do $$
declare t text;
begin
  foreach t in array array['reports.edition', 'reports.edition_event', 'reports.sealed',
    'reports.sealed_file'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy own on %s to gongkai_app
      using (organ_id = platform.current_organ()
        or organ_id in (select platform.granting(''entrusted'')))
      with check (organ_id = platform.current_organ()
        or organ_id in (select platform.granting(''entrusted'')))', t);
    execute format('create policy oversight on %s for select to gongkai_app
      using (organ_id in (select platform.granting(''oversight'')))', t);
    execute format('create policy definer on %s for select to gongkai_owner using (true)', t);
  end loop;
  -- 委托审核: who reviews and signs a report sees what it is computed from.
  foreach t in array array['documents.normative_document', 'remedies.dispute',
    'reports.declaration', 'reports.prior'] loop
    execute format('create policy entrusted on %s for select to gongkai_app
      using (organ_id in (select platform.granting(''entrusted'')))', t);
  end loop;
end $$;

alter table reports.reminder enable row level security;
alter table reports.reminder force row level security;
create policy own on reports.reminder for select to gongkai_app
  using (organ_id = platform.current_organ() or by_organ = platform.current_organ());
create policy oversight on reports.reminder for insert to gongkai_app
  with check (by_organ = platform.current_organ()
    and organ_id in (select platform.granting('oversight')));
