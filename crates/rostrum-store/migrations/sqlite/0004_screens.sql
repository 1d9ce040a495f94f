-- Named screens. Each is a link of its own; only the SHA-256 of its token is kept. A row stays after it was
-- revoked, so that a number never means another screen.
CREATE TABLE screen (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (meeting, no)
);
