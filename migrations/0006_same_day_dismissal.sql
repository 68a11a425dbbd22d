-- A post taken back on the day it was given ends at once: it then ended the day before it began.

alter table organs.appointment drop constraint appointment_check;
alter table organs.appointment add constraint appointment_days check (until >= since - 1);
