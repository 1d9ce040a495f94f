-- People who work for meetings, and what they may do: roles are given to an account, never to a cookie.
CREATE TABLE account (
    no BIGINT PRIMARY KEY,
    -- Sealed.
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    -- A keyed hash, so that an account is found by its address.
    email_key TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);

-- meeting is '' for a role in the whole data folder, so that it can stand in the key.
CREATE TABLE role_given (
    account BIGINT NOT NULL REFERENCES account (no),
    meeting TEXT NOT NULL,
    role TEXT NOT NULL,
    -- Codes of categories, parted by white space; none: all.
    categories TEXT NOT NULL,
    -- Which person of the programme the panellist is.
    person TEXT,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (account, meeting, role)
);

-- Whose sign-in or link it is, where it is that of an account.
ALTER TABLE token ADD COLUMN account BIGINT REFERENCES account (no);
-- To the hour, and the kind of browser only: no address is kept.
ALTER TABLE token ADD COLUMN seen_at BIGINT;
ALTER TABLE token ADD COLUMN device TEXT;
CREATE INDEX token_account ON token (account);
