-- 结果不明: the mail was handed over and no answer came. Nobody knows whether it arrived, so it is not
-- sent again by itself. `sending` is written before the server is asked, so that a crash leaves it.
alter table requests.step_mail drop constraint step_mail_state_check;
alter table requests.step_mail add constraint step_mail_state_check
  check (state in ('waiting', 'sending', 'sent', 'refused', 'withheld', 'unknown'));
