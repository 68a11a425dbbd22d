-- 删除个人信息 (个人信息保护法第四十七条): with the key of a case goes what could still find its applicant.

alter table requests.application
  add column erased_on date,
  alter column name_hash drop not null,
  add check ((erased_on is null) = (name_hash is not null)),
  add check (erased_on is null or proof_hash is null);
grant update (masked_name, name_hash, proof_hash, erased_on) on requests.application to gongkai_app;
grant delete on requests.query_code to gongkai_app;
