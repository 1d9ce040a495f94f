-- Whom the video platform saw in the meeting, from its attendance reports. Times are those of the clock of the file,
-- without a zone. Addresses are used to find the participant and are not kept.
CREATE TABLE attendance (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    file TEXT NOT NULL,
    name TEXT NOT NULL,
    guest BOOLEAN NOT NULL,
    first_joined TEXT NOT NULL,
    last_left TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    participant BIGINT,
    proposed BIGINT,
    nobody BOOLEAN NOT NULL,
    PRIMARY KEY (meeting, no)
);
