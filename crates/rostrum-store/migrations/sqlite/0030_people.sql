-- When an attendance report was read in. Of those that were read in before it is not known.
ALTER TABLE attendance ADD COLUMN taken_at BIGINT;

-- Who registered under the name of an absorbed delegation after the merge, and was put into the kept one.
CREATE TABLE delegation_merge_joined (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    merge_no BIGINT NOT NULL,
    participant BIGINT NOT NULL,
    PRIMARY KEY (meeting, merge_no, participant),
    FOREIGN KEY (meeting, merge_no) REFERENCES delegation_merge (meeting, no),
    FOREIGN KEY (meeting, participant) REFERENCES participant (meeting, no)
);

-- Files that were chosen in a form of registration which could not be taken as it was, for the next press of the same
-- browser: the hash of its token, and name and content sealed. Each goes when it is used, or at its instant.
CREATE TABLE kept_upload (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    browser TEXT NOT NULL,
    field TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (meeting, browser, field)
);
CREATE INDEX kept_upload_until ON kept_upload (until);

-- After how many days contact data go, as a participant read it when registering; 0: they stay. Of those who registered
-- before it is not known, and the number of the meeting holds.
ALTER TABLE participant ADD COLUMN kept_days BIGINT;
