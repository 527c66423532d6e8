-- A budget file between being looked at and being imported. Nothing of it is in the books; whoever sent it may look at it
-- for a day, and only he. The few newest of a person are kept, so that this table stays small whatever is sent.
CREATE TABLE budget_upload (
    id          uuid PRIMARY KEY,
    institution text NOT NULL REFERENCES institution,
    person      text NOT NULL,
    at          timestamptz NOT NULL,
    form        jsonb NOT NULL,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    content     bytea NOT NULL CHECK (octet_length(content) <= 8388608)
);
ALTER TABLE budget_upload ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX budget_upload_person ON budget_upload (institution, person, at DESC);

GRANT SELECT, INSERT, DELETE ON budget_upload TO grantcontrol_app;
