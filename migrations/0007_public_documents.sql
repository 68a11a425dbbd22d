-- 申报 in the order in which they were made; what the public may know of normative documents.

alter table reports.declaration add column seq bigint generated always as identity;

create policy definer on documents.normative_document for select to gongkai_owner using (true);
create view documents.public_document as
  select organ_id, kind, title, number, made_on, effective_on, ended, ended_on
  from documents.normative_document;
grant usage on schema documents to gongkai_public;
grant select on documents.public_document to gongkai_public;
