-- Texts of mails that a meeting has instead of the usual ones.
CREATE TABLE mail_template (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, kind, language)
);

-- Whom the secretariat invites. The address is sealed; its key is a keyed hash by which it is found. A registration
-- under another address is tied to it by hand.
CREATE TABLE invitation (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    category TEXT,
    language TEXT NOT NULL,
    participant BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, no),
    UNIQUE (meeting, address_key)
);

-- Links to the calendar of one participant: found by the hash of the token, shown again by its sealed text.
CREATE TABLE calendar_link (
    hash TEXT PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    token TEXT NOT NULL,
    UNIQUE (meeting, participant)
);

-- What was done once: an occasion of a whole meeting, such as a list that opens in an hour.
CREATE TABLE mail_occasion (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    occasion TEXT NOT NULL,
    PRIMARY KEY (meeting, occasion)
);
