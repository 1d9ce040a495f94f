-- Where a registration stands: pending, accepted, waiting, refused or withdrawn. All that were taken before there was
-- a design were accepted at once.
ALTER TABLE participant ADD COLUMN state TEXT NOT NULL DEFAULT 'accepted';
ALTER TABLE participant ADD COLUMN received_late BOOLEAN NOT NULL DEFAULT FALSE;
-- The code of the category as the design offers it.
ALTER TABLE participant ADD COLUMN offer TEXT NOT NULL DEFAULT '';
-- Since when it stands so; the order of the waiting list.
ALTER TABLE participant ADD COLUMN state_at BIGINT NOT NULL DEFAULT 0;
UPDATE participant SET state_at = registered_at, offer = (
    SELECT category FROM delegation WHERE delegation.meeting = participant.meeting AND delegation.no = participant.delegation
);
CREATE INDEX participant_by_state ON participant (meeting, offer, state, state_at, no);

-- Every version of the design, as one document. Rows are only ever added.
CREATE TABLE registration_design (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, version)
);

-- What people answered, sealed. The content of a file is kept apart, sealed too.
CREATE TABLE registration_answer (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    field TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (meeting, participant, field),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);
CREATE TABLE registration_file (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    field TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (meeting, participant, field),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);

-- How registrations came to their states. Those of one decision have its number; so have those who came up by it.
CREATE TABLE registration_change (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    decision BIGINT,
    participant BIGINT NOT NULL,
    state_before TEXT,
    state_after TEXT NOT NULL,
    -- Since when the state before had stood, so that whoever is put back gets the old place on the waiting list.
    before_at BIGINT,
    cause TEXT NOT NULL,
    matched TEXT NOT NULL DEFAULT '[]',
    -- Sealed.
    reason TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting, no)
);
CREATE INDEX registration_change_of ON registration_change (meeting, participant, no);
CREATE INDEX registration_change_by ON registration_change (meeting, decision);

-- The organizations that the meeting knows as accredited.
CREATE TABLE accredited (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    ecosoc TEXT,
    nhri TEXT,
    PRIMARY KEY (meeting, name_key)
);
