-- People and organisations, as the guards of a command read them. Every row knows its institution.
-- The role grantcontrol_app exists before any migration runs; the program connects as it and owns nothing.
GRANT USAGE ON SCHEMA public TO grantcontrol_app;

CREATE TABLE institution (
    id       text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{1,32}$'),
    name     text NOT NULL,
    calendar text NOT NULL,
    currency char(3) NOT NULL
);

CREATE TABLE organisation (
    id            text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._-]{1,64}$'),
    institution   text NOT NULL REFERENCES institution,
    name          text NOT NULL,
    sanctioned    boolean NOT NULL DEFAULT false,
    facts_version bigint NOT NULL DEFAULT 1
);

-- The clock is nobody's person: no row may carry its name.
CREATE TABLE person (
    id            text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._@-]{1,64}$' AND id <> 'sistema'),
    institution   text NOT NULL REFERENCES institution,
    name          text NOT NULL,
    organisation  text REFERENCES organisation,
    active        boolean NOT NULL DEFAULT true,
    facts_version bigint NOT NULL DEFAULT 1
);

CREATE TABLE person_role (
    person text NOT NULL REFERENCES person,
    role   text NOT NULL CHECK (role ~ '^[A-Z]{2,8}$' AND role <> 'SYS'),
    PRIMARY KEY (person, role)
);

CREATE TABLE delegation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    institution text NOT NULL REFERENCES institution,
    from_person text NOT NULL REFERENCES person,
    to_person   text NOT NULL REFERENCES person,
    roles       text[] NOT NULL CHECK (cardinality(roles) > 0),
    starts      date NOT NULL,
    ends        date NOT NULL,
    CHECK (from_person <> to_person),
    CHECK (starts <= ends)
);
CREATE INDEX delegation_to_person ON delegation (to_person, from_person);

CREATE TABLE interests_declaration (
    person                text PRIMARY KEY REFERENCES person,
    valid_until           date NOT NULL,
    related_organisations text[] NOT NULL DEFAULT '{}'
);

-- Whatever a command read of a person or an organisation is stamped with its facts_version; the append compares the
-- stamp inside its transaction, so a role taken away between reading and writing is noticed.
CREATE FUNCTION bump_own_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.facts_version := OLD.facts_version + 1;
    RETURN NEW;
END $$;

CREATE FUNCTION bump_person_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE person SET facts_version = facts_version WHERE id = to_jsonb(OLD) ->> TG_ARGV[0];
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE person SET facts_version = facts_version WHERE id = to_jsonb(NEW) ->> TG_ARGV[0];
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER person_facts BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION bump_own_facts();
CREATE TRIGGER organisation_facts BEFORE UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION bump_own_facts();
CREATE TRIGGER person_role_facts AFTER INSERT OR UPDATE OR DELETE ON person_role
    FOR EACH ROW EXECUTE FUNCTION bump_person_facts('person');
CREATE TRIGGER delegation_facts AFTER INSERT OR UPDATE OR DELETE ON delegation
    FOR EACH ROW EXECUTE FUNCTION bump_person_facts('to_person');
CREATE TRIGGER declaration_facts AFTER INSERT OR UPDATE OR DELETE ON interests_declaration
    FOR EACH ROW EXECUTE FUNCTION bump_person_facts('person');

GRANT SELECT ON institution TO grantcontrol_app;
GRANT SELECT, INSERT, UPDATE ON organisation, person, interests_declaration TO grantcontrol_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON person_role, delegation TO grantcontrol_app;
