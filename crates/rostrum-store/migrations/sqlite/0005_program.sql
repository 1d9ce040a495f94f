-- Programs that read the floor or act on it, and addresses that are told what happens on it.

-- Only the SHA-256 of a token is kept.
CREATE TABLE program (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (meeting, no)
);

-- A secret is kept as it is: every message is signed with it. The one before it signs too until old_until.
-- Everything up to seen_version of the log of the floor has been put among the deliveries.
CREATE TABLE webhook (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    url TEXT NOT NULL,
    kinds TEXT NOT NULL,
    secret TEXT NOT NULL,
    old_secret TEXT,
    old_until BIGINT,
    state TEXT NOT NULL,
    seen_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, no)
);

CREATE TABLE webhook_delivery (
    meeting TEXT NOT NULL,
    webhook BIGINT NOT NULL,
    no BIGINT NOT NULL,
    message_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    status TEXT NOT NULL,
    answer BIGINT,
    fault TEXT,
    done_at BIGINT,
    PRIMARY KEY (meeting, webhook, no),
    FOREIGN KEY (meeting, webhook) REFERENCES webhook (meeting, no)
);

CREATE INDEX webhook_delivery_by_status ON webhook_delivery (meeting, webhook, status, no);
