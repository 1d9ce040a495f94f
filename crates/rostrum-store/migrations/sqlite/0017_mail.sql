-- Mails, from the change that somebody must hear of to what became of the message. Addresses, facts, texts and
-- answers of mail servers are sealed. Without a meeting: about Rostrum as a whole. Without a participant: to an
-- address. An occasion names what happens once, so that its mail is noted once.
CREATE TABLE mail (
    no BIGINT PRIMARY KEY,
    meeting TEXT REFERENCES meeting (id),
    participant BIGINT,
    address TEXT,
    kind TEXT NOT NULL,
    language TEXT,
    facts TEXT,
    occasion TEXT,
    held BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    message_id TEXT,
    subject TEXT,
    text TEXT,
    html TEXT,
    calendar TEXT,
    edited_at BIGINT,
    created_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    answer BIGINT,
    fault TEXT,
    done_at BIGINT,
    UNIQUE (meeting, occasion)
);

CREATE INDEX mail_by_state ON mail (state, next_at);

CREATE INDEX mail_by_participant ON mail (meeting, participant);

CREATE INDEX mail_by_message_id ON mail (message_id);
