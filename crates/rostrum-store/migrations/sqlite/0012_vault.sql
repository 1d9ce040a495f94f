-- Which key sealed the rows of this folder, and a text sealed with it, so that a wrong key is found at once. One row.
CREATE TABLE vault (
    key_id TEXT NOT NULL,
    proof TEXT NOT NULL
);
