-- Evidence, stored once by the hash of its bytes. Written once: nobody but the owner may change or remove a row.
CREATE TABLE document (
    institution text NOT NULL REFERENCES institution,
    sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    media_type  text NOT NULL,
    size_bytes  bigint NOT NULL CHECK (size_bytes > 0),
    name        text NOT NULL,
    uploaded_by text NOT NULL,
    uploaded_at timestamptz NOT NULL,
    content     bytea NOT NULL,
    PRIMARY KEY (institution, sha256),
    CHECK (octet_length(content) = size_bytes)
);
ALTER TABLE document ALTER COLUMN content SET STORAGE EXTERNAL;

GRANT SELECT, INSERT ON document TO grantcontrol_app;
