-- Sites that may show the form of registration in a frame of theirs, as `https://host`.
CREATE TABLE embed_origin (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    origin TEXT NOT NULL,
    PRIMARY KEY (meeting, origin)
);

-- Tokens of embedded forms that were used, so that each works once; of no use after the instant.
CREATE TABLE form_used (
    token TEXT PRIMARY KEY,
    until BIGINT NOT NULL
);

-- What the code on a badge says: by chance, so that it tells nothing. It opens nothing either; desk staff find the
-- person by it.
CREATE TABLE badge (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    PRIMARY KEY (meeting, participant)
);

-- Who came to the room, from when until when.
CREATE TABLE check_in (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    came_at BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (meeting, participant, came_at)
);
