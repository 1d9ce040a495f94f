-- Who the participants are whose names only the secretariat knows. In the tables participant and delegation, which
-- everything else reads, a number stands for them.
CREATE TABLE identity (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    name TEXT NOT NULL,
    delegation TEXT NOT NULL,
    category TEXT NOT NULL,
    PRIMARY KEY (meeting, participant),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);
