-- A 司法局 that does the work of reconsideration is a kind of its own: its acts may be taken to two places (复议法第二十八条).

alter table organs.organ drop constraint organ_kind_check;
alter table organs.organ add constraint organ_kind_check check (kind in ('countyGovernment',
  'countyOffice', 'countyDepartment', 'justiceDepartment', 'township', 'subdistrict', 'dispatched',
  'authorised', 'vertical'));
