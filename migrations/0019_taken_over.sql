-- 旧台账导入: a case keeps the number it bore before, which import brought it, and how it stood then.

alter table requests.info_request
  add column former_number text check (length(former_number) between 1 and 80),
  add column taken_by text,
  -- version right after the import; a higher one means that somebody worked on the case since
  add column taken_version int,
  add check ((taken_by is null) = (taken_version is null));
create index by_import on requests.info_request (taken_by, id) where taken_by is not null;
create index by_former_number on requests.info_request (organ_id, former_number)
  where former_number is not null;
