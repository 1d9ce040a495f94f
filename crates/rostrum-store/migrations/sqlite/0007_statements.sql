-- Until when written statements of a session are taken, where the secretariat has set it.
CREATE TABLE statement_deadline (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    session TEXT NOT NULL,
    until_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, session)
);
