-- Links over which people register without a word of the meeting in the address. A link is found by the hash of its
-- token; the token, the remark of staff and the offer are sealed. Staff can copy the link again.
CREATE TABLE neutral_link (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    token TEXT NOT NULL,
    remark TEXT NOT NULL,
    offer TEXT,
    most_uses BIGINT NOT NULL,
    uses BIGINT NOT NULL,
    until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (meeting, no)
);

-- Participants who registered over such a link: no subject and no sender of a mail to them names the meeting.
CREATE TABLE written_neutrally (
    meeting TEXT NOT NULL,
    participant BIGINT NOT NULL,
    PRIMARY KEY (meeting, participant),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);
