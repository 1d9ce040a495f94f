-- Calls for inputs. Every version of a call is kept: a contribution answers the one that stood when it was handed in.
CREATE TABLE call (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (meeting, no)
);

CREATE TABLE call_version (
    meeting TEXT NOT NULL,
    call BIGINT NOT NULL,
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, call, version),
    FOREIGN KEY (meeting, call) REFERENCES call (meeting, no)
);

-- Contributions, from the first draft on. What is written in one stands in contribution_field; what was handed in, in
-- contribution_version. The participant is who began it; nobody, where it was begun without a sign-in.
CREATE TABLE contribution (
    meeting TEXT NOT NULL,
    no BIGINT NOT NULL,
    call BIGINT NOT NULL,
    state TEXT NOT NULL,
    consent TEXT,
    participant BIGINT,
    version BIGINT NOT NULL,
    late BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    received_at BIGINT,
    PRIMARY KEY (meeting, no),
    FOREIGN KEY (meeting, call) REFERENCES call (meeting, no)
);
CREATE INDEX contribution_of_participant ON contribution (meeting, participant);

-- The parts of what is being written. A writer is a page that is open somewhere; since and edit tell a save that is
-- repeated from one by somebody else.
CREATE TABLE contribution_field (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    version BIGINT NOT NULL,
    writer TEXT NOT NULL,
    since BIGINT NOT NULL,
    edit BIGINT NOT NULL,
    participant BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, contribution, field),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);

-- Texts that were saved over one which their writer had not seen: they wait until somebody chooses.
CREATE TABLE contribution_beside (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    field TEXT NOT NULL,
    writer TEXT NOT NULL,
    text TEXT NOT NULL,
    edit BIGINT NOT NULL,
    participant BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, contribution, field, writer),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);

-- What was handed in, without the person to ask. The hash is that of the text, which its author has, too.
CREATE TABLE contribution_version (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    version BIGINT NOT NULL,
    content TEXT NOT NULL,
    hash TEXT NOT NULL,
    call_version BIGINT NOT NULL,
    late BOOLEAN NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, contribution, version),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);

-- Links by which a contribution is opened without a sign-in. Only hashes are kept.
CREATE TABLE contribution_link (
    hash TEXT PRIMARY KEY,
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    revoked_at BIGINT,
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);
CREATE INDEX contribution_link_of ON contribution_link (meeting, contribution);

-- Who is to stand beside the author, and whether they said so.
CREATE TABLE contribution_author (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    no BIGINT NOT NULL,
    author TEXT NOT NULL,
    name TEXT,
    email TEXT,
    hash TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    PRIMARY KEY (meeting, contribution, no),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);

CREATE TABLE contribution_file (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    no BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, contribution, no),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);

-- What became of a contribution, by whom, and why.
CREATE TABLE contribution_change (
    meeting TEXT NOT NULL,
    contribution BIGINT NOT NULL,
    no BIGINT NOT NULL,
    act TEXT NOT NULL,
    state_before TEXT NOT NULL,
    state_after TEXT NOT NULL,
    account BIGINT,
    participant BIGINT,
    reason TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting, contribution, no),
    FOREIGN KEY (meeting, contribution) REFERENCES contribution (meeting, no)
);
