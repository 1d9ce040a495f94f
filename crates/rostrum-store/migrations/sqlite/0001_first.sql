-- Ids are text or numbers counted inside a meeting; times are milliseconds since 1970 in UTC.

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    title_key TEXT NOT NULL UNIQUE,
    rehearsal BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    report_symbol TEXT,
    report_published_at BIGINT
);

CREATE TABLE programme_version (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    changes TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, version)
);

CREATE TABLE delegation (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    category TEXT NOT NULL,
    PRIMARY KEY (meeting, no),
    UNIQUE (meeting, category, name_key)
);

CREATE TABLE participant (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    name TEXT NOT NULL,
    delegation BIGINT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    language TEXT NOT NULL,
    visibility TEXT NOT NULL,
    registered_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, no),
    UNIQUE (meeting, email_key),
    FOREIGN KEY (meeting, delegation) REFERENCES delegation (meeting, no)
);

-- On whose behalf an inscription speaks, kept out of the log because it may name a person.
CREATE TABLE inscription_detail (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    inscription BIGINT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    PRIMARY KEY (meeting, inscription)
);

CREATE TABLE statement (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant BIGINT NOT NULL,
    session TEXT NOT NULL,
    version BIGINT NOT NULL,
    text TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, participant, session, version)
);

-- The log of the floor. Rows are only ever added.
CREATE TABLE floor_event (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    version BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (meeting, version)
);

-- Keys of commands already carried out, so that a repeated one is answered and not done again.
CREATE TABLE floor_command (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    command_key TEXT NOT NULL,
    first_version BIGINT NOT NULL,
    last_version BIGINT NOT NULL,
    PRIMARY KEY (meeting, command_key)
);

-- Links and sign-ins. Only the SHA-256 of a token is kept.
CREATE TABLE token (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    meeting TEXT REFERENCES meeting (id),
    participant BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    used_at BIGINT
);
