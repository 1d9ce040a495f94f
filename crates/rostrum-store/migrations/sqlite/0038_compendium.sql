-- The sites that may show the list of practices in a frame.
CREATE TABLE compendium_site (
    origin TEXT PRIMARY KEY
);
