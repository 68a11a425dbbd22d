-- The views the annual report counts from ask whose rows may be seen once for a query, not once for a row.

create or replace view requests.counted_case with (security_barrier) as
  select r.id, r.organ_id, r.number, r.year, r.seq, r.item, r.description, r.received_on, r.due_on,
    r.stage, a.applicant_kind, r.due_provisional
  from requests.info_request r join requests.application a on a.id = r.application_id
  where r.stage <> 'void' and (r.organ_id = (select platform.current_organ()) or r.organ_id in
    (select g.organ_id from platform.organ_grant g where g.to_organ_id = platform.current_organ()));
create or replace view requests.counted_outcome with (security_barrier) as
  select o.organ_id, o.request_id, o.round, o.code, o.signed_on, o.revoked_on
  from requests.outcome o
  where o.organ_id = (select platform.current_organ()) or o.organ_id in
    (select g.organ_id from platform.organ_grant g where g.to_organ_id = platform.current_organ());
