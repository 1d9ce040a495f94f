-- Practices of all meetings, counted through: the number stands in the permanent address.
CREATE TABLE practice (
    no BIGINT PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    -- Where it comes from: contribution, author, staff, import.
    origin TEXT NOT NULL,
    -- The contribution that it was cut out of, of the same meeting.
    contribution BIGINT,
    -- Whose it is, where that is a participant: what they keep from the public holds for it.
    participant BIGINT,
    -- The author with the consent, sealed.
    author TEXT NOT NULL,
    state TEXT NOT NULL,
    -- The present version, the one that is public, and the one that somebody holds to be ready.
    version BIGINT NOT NULL,
    published_version BIGINT,
    proposed_version BIGINT,
    proposed_account BIGINT REFERENCES account (no),
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    first_published_at BIGINT,
    -- When what the public sees of it last changed; it stays when the practice is withdrawn, which is a change, too.
    public_changed_at BIGINT,
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);
CREATE INDEX practice_meeting ON practice (meeting, no);
CREATE INDEX practice_public ON practice (public_changed_at, no);
CREATE INDEX practice_participant ON practice (meeting, participant);

-- Every version, sealed: the practice, where its texts were cut out, and why it was changed.
CREATE TABLE practice_version (
    practice BIGINT NOT NULL REFERENCES practice (no),
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    sources TEXT NOT NULL,
    reason TEXT NOT NULL,
    account BIGINT REFERENCES account (no),
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (practice, version)
);

-- What was done with it: proposed, published, withheld, withdrawn, reopened; the words are sealed.
CREATE TABLE practice_act (
    practice BIGINT NOT NULL REFERENCES practice (no),
    no BIGINT NOT NULL,
    act TEXT NOT NULL,
    version BIGINT NOT NULL,
    reason TEXT,
    words TEXT NOT NULL,
    account BIGINT REFERENCES account (no),
    at BIGINT NOT NULL,
    PRIMARY KEY (practice, no)
);

-- Pictures and files, sealed. Which of them a version has stands in the version.
CREATE TABLE practice_file (
    practice BIGINT NOT NULL REFERENCES practice (no),
    no BIGINT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    width BIGINT,
    height BIGINT,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (practice, no)
);

-- Whether publishing needs two people in a meeting.
CREATE TABLE practice_rule (
    meeting TEXT PRIMARY KEY REFERENCES meeting (id),
    two_people BOOLEAN NOT NULL
);
