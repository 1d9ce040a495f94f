-- A link that was asked for by e-mail is bound to the browser that asked: the hash of a secret in its cookie.
ALTER TABLE token ADD COLUMN browser TEXT;
-- Which code, typed in that browser, does what the link does: its hash, and how often it was tried.
ALTER TABLE token ADD COLUMN code TEXT;
ALTER TABLE token ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;
-- Where it leads: a path of this server.
ALTER TABLE token ADD COLUMN target TEXT;
CREATE INDEX token_browser ON token (browser);

-- Meetings whose personal links work once; from then on a link is asked for by e-mail.
CREATE TABLE personal_link_once (
    meeting TEXT PRIMARY KEY REFERENCES meeting (id)
);
