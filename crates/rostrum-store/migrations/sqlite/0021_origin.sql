-- Where delegations are from: the facts as JSON, sealed, for together they can tell who a delegation is.
CREATE TABLE delegation_origin (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    delegation BIGINT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (meeting, delegation),
    FOREIGN KEY (meeting, delegation) REFERENCES delegation (meeting, no)
);

-- The gender that participants declared when they registered, sealed. Who declared none has no row.
CREATE TABLE participant_gender (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    gender TEXT NOT NULL,
    PRIMARY KEY (meeting, participant),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);
