-- Of a leaving colleague the list of 移交 says what else was in their hands that day: 代理, drafts, what waits on their desks.

alter table handovers.handover add column besides jsonb not null default '[]';
