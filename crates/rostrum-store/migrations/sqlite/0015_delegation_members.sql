-- Who registers and confirms the members of a delegation.
CREATE TABLE focal_point (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    delegation BIGINT NOT NULL,
    participant BIGINT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    PRIMARY KEY (meeting, participant),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no),
    FOREIGN KEY (meeting, delegation) REFERENCES delegation (meeting, no)
);
CREATE UNIQUE INDEX one_focal_point ON focal_point (meeting, delegation) WHERE state = 'confirmed';

-- What participants are in a delegation. Of one whom only the secretariat knows the delegation is that of the focal
-- point who registered them; everything else leads to a delegation of their own.
CREATE TABLE membership (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    delegation BIGINT NOT NULL,
    function TEXT NOT NULL,
    may_inscribe BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    -- Whether the participant lets the focal point see who asks.
    shown BOOLEAN NOT NULL,
    registered_by BIGINT,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    PRIMARY KEY (meeting, participant),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no),
    FOREIGN KEY (meeting, delegation) REFERENCES delegation (meeting, no)
);
CREATE INDEX membership_of_delegation ON membership (meeting, delegation);
CREATE UNIQUE INDEX one_head ON membership (meeting, delegation) WHERE function = 'head' AND state = 'confirmed';
