-- After how many days contact data go; 0 keeps them. A meeting without a row has the usual number.
CREATE TABLE retention (
    meeting TEXT PRIMARY KEY REFERENCES meeting (id),
    days BIGINT NOT NULL,
    set_at BIGINT NOT NULL
);

-- What went, by numbers only.
CREATE TABLE retention_done (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (meeting, at, what)
);
