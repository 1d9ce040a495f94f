-- The taxonomy: version 0 ships with the program, and each later one holds the terms that it changed, whole, as JSON.
-- Nothing is deleted, so no code can be given twice.
CREATE TABLE taxonomy_version (
    no BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    -- Who made it; NULL when they came by a link that belongs to no account.
    account BIGINT,
    -- 'edit', 'table', 'back'
    cause TEXT NOT NULL,
    -- The version that it goes back to.
    back_to BIGINT
);

CREATE TABLE taxonomy_term (
    version BIGINT NOT NULL REFERENCES taxonomy_version (no),
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (version, scheme, code)
);
