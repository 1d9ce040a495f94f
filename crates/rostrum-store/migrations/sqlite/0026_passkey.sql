-- Passkeys: which key on a device lets whom in. What the device knows, too, is sealed, so that a file that was taken
-- tells nobody whose device is whose.
CREATE TABLE passkey (
    no BIGINT PRIMARY KEY,
    -- Whose: an account, or a participant of a meeting.
    account BIGINT REFERENCES account (no),
    meeting TEXT REFERENCES meeting (id),
    participant BIGINT,
    -- Sealed, all five.
    name TEXT NOT NULL,
    credential TEXT NOT NULL,
    user_handle TEXT NOT NULL,
    public_key TEXT NOT NULL,
    state TEXT NOT NULL,
    -- A keyed hash, so that a passkey is found by its credential.
    credential_key TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    -- To the hour.
    used_at BIGINT
);
CREATE INDEX passkey_account ON passkey (account);
CREATE INDEX passkey_participant ON passkey (meeting, participant);

-- What a device was asked to sign, by the hash of the secret in the cookie of its browser. Used once, within minutes.
CREATE TABLE passkey_challenge (
    browser TEXT PRIMARY KEY,
    -- Who adds a passkey; nobody where somebody signs in.
    account BIGINT REFERENCES account (no),
    meeting TEXT REFERENCES meeting (id),
    participant BIGINT,
    -- Sealed.
    state TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- How a sign-in was made, where it was not by a link.
ALTER TABLE token ADD COLUMN way TEXT;
