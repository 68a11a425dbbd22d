-- A name alone does not make two applicants one person: a keyed hash of the telephone tells them apart where no proof was given.

alter table requests.application
  add column phone_hash text,
  add check (erased_on is null or phone_hash is null);
grant update (phone_hash) on requests.application to gongkai_app;
