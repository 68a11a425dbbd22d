-- The prose of a report published elsewhere, so that it stands beside the next one while that is written, and CK19 can compare.

alter table reports.prior add column prose jsonb;
