-- Ready notes and cues are kept by their code, so that each reader has them in their own language; `text` is
-- then empty. A note that is sent again with the key of its sender counts once.
ALTER TABLE note ADD COLUMN ready TEXT;
ALTER TABLE note ADD COLUMN command_key TEXT;

CREATE UNIQUE INDEX note_by_key ON note (meeting, by_role, command_key);
