-- When a participant had everything taken out that tells who they are. The number stays, for the log.
ALTER TABLE participant ADD COLUMN erased_at BIGINT;
