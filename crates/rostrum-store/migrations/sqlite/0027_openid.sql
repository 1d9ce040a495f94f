-- Signing in through a provider of OpenID Connect.

-- Somebody on the way to the provider. Both are hashes: of the state that stands in addresses, and of the secret in
-- the cookie of the browser.
CREATE TABLE openid_request (
    state TEXT PRIMARY KEY,
    browser TEXT NOT NULL,
    -- Where it leads: a path of this server.
    target TEXT,
    expires_at BIGINT NOT NULL
);

-- The way of such a sign-in (token.way) is 'openid'.
-- Roles that the claims of the provider stand for, for as long as this sign-in lives: role or role@meeting, parted by
-- white space.
ALTER TABLE token ADD COLUMN claimed TEXT;

-- By what the provider knows somebody for whose address it does not vouch: sealed, and a keyed hash to find it by.
ALTER TABLE account ADD COLUMN subject TEXT;
ALTER TABLE account ADD COLUMN subject_key TEXT;
CREATE UNIQUE INDEX account_subject ON account (subject_key);
