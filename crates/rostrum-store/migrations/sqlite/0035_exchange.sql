-- Peer exchange. That there is one in a meeting, and whether all categories may take part in it.
CREATE TABLE exchange_open (
    meeting TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id),
    all_categories BOOLEAN NOT NULL,
    opened_at BIGINT NOT NULL
);

-- What a participant seeks or offers, sealed.
CREATE TABLE exchange_listing (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    participant BIGINT NOT NULL,
    side TEXT NOT NULL,
    listing TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- Since then it is proposed to nobody. Exchanges that came of it stay.
    withdrawn_at BIGINT,
    PRIMARY KEY (meeting, no),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);

-- That one side asked the other: what each says, and what came of it.
CREATE TABLE exchange (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    need BIGINT NOT NULL,
    offer BIGINT NOT NULL,
    seeker BIGINT NOT NULL,
    offerer BIGINT NOT NULL,
    seeker_says TEXT NOT NULL,
    offerer_says TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    agreed_at BIGINT,
    met_at BIGINT,
    result TEXT,
    followed_up_at BIGINT,
    PRIMARY KEY (meeting, no),
    UNIQUE (meeting, need, offer),
    FOREIGN KEY (meeting, need) REFERENCES exchange_listing (meeting, no),
    FOREIGN KEY (meeting, offer) REFERENCES exchange_listing (meeting, no)
);

-- What the one who sought says after half a year, and the practice that it is about.
CREATE TABLE exchange_lesson (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    exchange BIGINT NOT NULL,
    participant BIGINT NOT NULL,
    practice BIGINT,
    worked TEXT NOT NULL,
    words TEXT NOT NULL,
    -- Whether the delegation may be named under it, as far as its level lets it be.
    named BOOLEAN NOT NULL,
    -- 'received', 'published', 'withheld'
    state TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, exchange),
    FOREIGN KEY (meeting, exchange) REFERENCES exchange (meeting, no)
);
CREATE INDEX exchange_lesson_practice ON exchange_lesson (practice);
