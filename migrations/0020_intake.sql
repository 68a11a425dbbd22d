-- 开局导入: what a county brings along, from the upload to the import or its undoing.

create schema intake;
grant usage on schema intake to gongkai_app, gongkai_verify;

-- 一次导入: the file and everything read from it are sealed under a key of their own.
create table intake.import (
  id text primary key,
  organ_id text not null,
  kind text not null check (kind in ('ledger', 'documents', 'report')),
  stage text not null check (stage in
    ('reading', 'mapping', 'checking', 'checked', 'running', 'done', 'undone', 'dropped', 'failed')),
  version int not null default 1,
  case_key_id text not null references platform.case_key (id),
  file_id text not null references platform.private_file (id),
  -- what was read: sheets and their cells, or the figures of a report
  content_file_id text references platform.private_file (id),
  -- 列对应: sheet, head, columns and what is usual; headings only, nothing of the rows
  layout jsonb,
  -- counts of the comparison page; no name, no content
  summary jsonb,
  -- faults row by row, which may quote cells
  findings_file_id text references platform.private_file (id),
  -- why it could not go on, in one sentence
  refusal text,
  by_person text not null,
  at timestamptz not null,
  confirmed_by text,
  acting_for text,
  confirmed_at timestamptz,
  done_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  reason text,
  unique (organ_id, id)
);
create index on intake.import (organ_id, at desc);

-- Headings an organ explained once; '' for a column that is not imported.
create table intake.heading (
  organ_id text not null,
  kind text not null check (kind in ('ledger', 'documents')),
  heading text not null check (length(heading) between 1 and 200),
  column_key text not null,
  primary key (organ_id, kind, heading)
);

-- Words of decisions, states, applicants … an organ explained once.
create table intake.word (
  organ_id text not null,
  list text not null check (list in
    ('decisions', 'states', 'applicantKinds', 'channels', 'documentKinds', 'validities')),
  word text not null check (length(word) between 1 and 200),
  code text not null,
  primary key (organ_id, list, word)
);

-- Documents an import entered, for its undoing.
create table intake.document (
  organ_id text not null,
  import_id text not null,
  document_id text not null,
  primary key (import_id, document_id),
  foreign key (organ_id, import_id) references intake.import (organ_id, id)
);

-- How far the running import has come; written beside its transaction, so that it can be seen.
create table intake.progress (
  import_id text primary key,
  organ_id text not null,
  done int not null,
  total int not null
);

grant select, insert, update on intake.import, intake.heading, intake.word, intake.progress
  to gongkai_app;
grant select, insert on intake.document to gongkai_app;
grant select on all tables in schema intake to gongkai_verify;

do $$
declare t text;
begin
  foreach t in array array['import', 'heading', 'word', 'document', 'progress'] loop
    execute format('alter table intake.%I enable row level security', t);
    execute format('alter table intake.%I force row level security', t);
    execute format('create policy own on intake.%I to gongkai_app
      using (organ_id = (select platform.current_organ()))
      with check (organ_id = (select platform.current_organ()))', t);
  end loop;
end $$;

-- 登记作废: a document entered by an import that was undone; it is on record and counts nowhere.
alter table documents.normative_document add column struck_on date;
alter table documents.normative_document drop constraint normative_document_organ_id_number_key;
create unique index one_number on documents.normative_document (organ_id, number)
  where struck_on is null;
create or replace view documents.public_document as
  select organ_id, kind, title, number, made_on, effective_on, ended, ended_on
  from documents.normative_document where struck_on is null;
