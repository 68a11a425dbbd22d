-- 公开决定告知书: a signed reply waits until the third party that was overruled knows and has had its time.
alter table requests.info_request
  drop constraint info_request_desk_check,
  add constraint info_request_desk_check check (desk in ('confirm', 'handle', 'applicant', 'others',
    'approve', 'review', 'sign', 'notify', 'serve', 'prove', 'archive', 'none')),
  -- 暂缓送达至: the last day on which the reply must not yet be served.
  add column hold_until date,
  add column hold_provisional boolean not null default false;
