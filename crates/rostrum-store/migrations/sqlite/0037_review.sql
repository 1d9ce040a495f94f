-- What reviewers keep beside a contribution: who looks after it, and in which language it is, where that was put right.
CREATE TABLE review (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    account BIGINT REFERENCES account (no),
    language TEXT,
    PRIMARY KEY (meeting, contribution),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);

-- Up to which version an account has read it.
CREATE TABLE review_seen (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    account BIGINT NOT NULL REFERENCES account (no),
    seen_version BIGINT NOT NULL,
    PRIMARY KEY (meeting, contribution, account),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);

-- What staff says to each other about it, sealed.
CREATE TABLE review_comment (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    no BIGINT NOT NULL,
    text TEXT NOT NULL,
    account BIGINT REFERENCES account (no),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, contribution, no),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);

-- What its author was asked to make clear, and the answer, both sealed; the hash is that of the link.
CREATE TABLE clarification (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    no BIGINT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    question TEXT NOT NULL,
    account BIGINT REFERENCES account (no),
    asked_at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT,
    PRIMARY KEY (meeting, contribution, no),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);

-- A translation of a version, by a machine or a person, sealed with whoever made it.
CREATE TABLE review_translation (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    no BIGINT NOT NULL,
    version BIGINT NOT NULL,
    language TEXT NOT NULL,
    machine BOOLEAN NOT NULL,
    translator TEXT NOT NULL,
    text TEXT NOT NULL,
    account BIGINT REFERENCES account (no),
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, contribution, no),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);
