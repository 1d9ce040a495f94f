-- Private notes of secretariat and chair to a speaker, and cues to whoever has the floor. They are not in the
-- log of the floor: they change nothing on it, and name what is between two people.
CREATE TABLE note (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    participant BIGINT NOT NULL,
    inscription BIGINT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_role TEXT NOT NULL,
    seen_at BIGINT,
    PRIMARY KEY (meeting, no),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);

CREATE INDEX note_by_participant ON note (meeting, participant, no);

-- Who says to be there, and with a microphone that was tried.
CREATE TABLE readiness (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    present_at BIGINT,
    microphone_at BIGINT,
    PRIMARY KEY (meeting, participant),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);
