-- Delegations that were merged into others. The log of the floor goes on naming the absorbed one by its number.
CREATE TABLE delegation_merge (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    absorbed BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    merged_at BIGINT NOT NULL,
    undone_at BIGINT,
    PRIMARY KEY (meeting, no),
    FOREIGN KEY (meeting, absorbed) REFERENCES delegation (meeting, no),
    FOREIGN KEY (meeting, kept) REFERENCES delegation (meeting, no)
);
CREATE UNIQUE INDEX one_merge ON delegation_merge (meeting, absorbed) WHERE undone_at IS NULL;

-- Who was moved from the absorbed delegation to the other one, and goes back when the merge is undone.
CREATE TABLE delegation_merge_moved (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    merge_no BIGINT NOT NULL,
    participant BIGINT NOT NULL,
    PRIMARY KEY (meeting, merge_no, participant),
    FOREIGN KEY (meeting, merge_no) REFERENCES delegation_merge (meeting, no),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);

-- Pairs of delegations that are not one and the same, so that they are not proposed again; the lower number stands first.
CREATE TABLE delegation_apart (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    one BIGINT NOT NULL,
    other BIGINT NOT NULL,
    PRIMARY KEY (meeting, one, other),
    FOREIGN KEY (meeting, one) REFERENCES delegation (meeting, no),
    FOREIGN KEY (meeting, other) REFERENCES delegation (meeting, no)
);
