-- On whose behalf an inscription is made, beside the log: delegations of the meeting, which confirm it themselves, or
-- names. A name is sealed.
CREATE TABLE co_signatory (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    inscription BIGINT NOT NULL,
    no BIGINT NOT NULL,
    delegation BIGINT,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_by BIGINT,
    decided_at BIGINT,
    PRIMARY KEY (meeting, inscription, no)
);
CREATE INDEX co_signatory_delegation ON co_signatory (meeting, delegation);

-- Who lets participants of all categories see what they let their own see.
CREATE TABLE seen_by_all_categories (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    said_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, participant),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);

-- What participants ask to have changed after the deadline. What and why are sealed.
CREATE TABLE change_request (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    participant BIGINT NOT NULL,
    wish TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    PRIMARY KEY (meeting, no),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);
CREATE UNIQUE INDEX one_open_change_request ON change_request (meeting, participant) WHERE state = 'asked';

-- Whether participants are asked, once accepted, what they need; and what they answered, sealed.
CREATE TABLE follow_up (
    meeting TEXT PRIMARY KEY REFERENCES meeting (id),
    opened_at BIGINT NOT NULL
);
CREATE TABLE follow_up_answer (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    answer TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, participant),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);
