-- What a person has typed and not sent: nobody else's business and no part of any case, so it may change and go.
-- A command that opens a case has no case yet: its drafts stand under the id of zeros.
CREATE TABLE draft (
    institution  text NOT NULL REFERENCES institution,
    person       text NOT NULL REFERENCES person,
    kind         text NOT NULL,
    case_id      uuid NOT NULL,
    command      text NOT NULL,
    target       text NOT NULL,
    variant      text NOT NULL,
    stand_in_for text NOT NULL,
    version      bigint NOT NULL,
    fields       jsonb NOT NULL,
    saved_at     timestamptz NOT NULL,
    PRIMARY KEY (person, institution, kind, case_id, command, target, variant, stand_in_for),
    CHECK (length(command) <= 100 AND length(target) <= 100 AND length(variant) <= 100 AND length(stand_in_for) <= 128),
    CHECK (octet_length(fields::text) <= 4 * 1024 * 1024)
);
CREATE INDEX draft_age ON draft (person, saved_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO grantcontrol_app;

-- The standing documents an organisation has on file, to be chosen instead of uploaded again.
CREATE INDEX claim_standing ON claim (institution, type, owner) WHERE owner LIKE 'organisation:%';
