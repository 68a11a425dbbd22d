-- 审核签发: the reply as last submitted and as submitted before that, so that the signer sees what changed.

alter table requests.letter add column submitted bytea, add column submitted_before bytea;
