-- Commands already carried out, by their sender and the key that the sender gave them: one that is sent
-- again is answered and not done again. The hash tells whether it is the same command.
CREATE TABLE floor_answer (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    sender TEXT NOT NULL,
    command_key TEXT NOT NULL,
    command_hash TEXT NOT NULL,
    first_version BIGINT NOT NULL,
    last_version BIGINT NOT NULL,
    PRIMARY KEY (meeting, sender, command_key)
);
-- Keys of before had no sender, and a sender repeats a command within minutes.
DROP TABLE floor_command;

-- The chain of hashes over the log. A row without one is of an older program, and is linked on opening.
ALTER TABLE floor_event ADD COLUMN hash TEXT;

-- The secret from which the seals of a meeting are made.
CREATE TABLE floor_secret (
    meeting TEXT PRIMARY KEY REFERENCES meeting (id),
    secret TEXT NOT NULL
);

-- Under which names an intervention was held, by the line that gave the floor: a later correction of the
-- person changes neither record nor figures.
CREATE TABLE spoken_as (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    version BIGINT NOT NULL,
    inscription BIGINT NOT NULL,
    participant BIGINT NOT NULL,
    name TEXT NOT NULL,
    delegation BIGINT NOT NULL,
    delegation_name TEXT NOT NULL,
    category TEXT NOT NULL,
    on_behalf_of TEXT,
    PRIMARY KEY (meeting, version)
);

-- The seed of a draw by lot, kept back until the draw.
CREATE TABLE draw_seed (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    session TEXT NOT NULL,
    seed TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, session)
);
