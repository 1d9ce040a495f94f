-- Up to which step the columns are sealed that earlier programs wrote plain; the vault does what is missing when the
-- folder is opened.
ALTER TABLE vault ADD COLUMN steps BIGINT NOT NULL DEFAULT 0;

-- Accredited organizations are found by a keyed hash from now on, and no longer keyed by it: their sealed names are
-- bound to a number, which stays when the key is rotated.
CREATE TABLE accredited_numbered (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    no BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    ecosoc TEXT,
    nhri TEXT,
    PRIMARY KEY (meeting, no),
    UNIQUE (meeting, name_key)
);
INSERT INTO accredited_numbered (meeting, no, name_key, name, ecosoc, nhri)
SELECT meeting, ROW_NUMBER() OVER (PARTITION BY meeting ORDER BY name_key), name_key, name, ecosoc, nhri FROM accredited;
DROP TABLE accredited;
ALTER TABLE accredited_numbered RENAME TO accredited;
