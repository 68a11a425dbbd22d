-- Desks follow the organ's separation policy from now on; those that waited when it changed are set right.
alter table requests.info_request no force row level security;
alter table requests.event no force row level security;
update requests.info_request r set desk = 'sign'
  from organs.organ o
  where o.id = r.organ_id and o.separation = 'two' and r.desk = 'review';
update requests.info_request r set desk = 'review'
  from organs.organ o
  where o.id = r.organ_id and o.separation <> 'two' and r.desk = 'sign'
    and not exists (select from requests.event e where e.request_id = r.id and e.type = 'reviewed'
      and e.seq > (select max(seq) from requests.event d where d.request_id = r.id
        and d.type in ('decided', 'correctionExpired', 'feeExpired', 'withdrawn')));
alter table requests.event force row level security;
alter table requests.info_request force row level security;
