-- How people prove who they are. What they may do stands in the registers of people, never here.
CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO grantcontrol_app;

CREATE TABLE identity.account (
    id                   text PRIMARY KEY REFERENCES public.person,
    user_name            text NOT NULL,
    normalized_user_name text NOT NULL UNIQUE,
    password_hash        text,
    security_stamp       text NOT NULL,
    concurrency_stamp    text NOT NULL,
    two_factor_enabled   boolean NOT NULL DEFAULT false,
    lockout_end          timestamptz,
    lockout_enabled      boolean NOT NULL DEFAULT true,
    access_failed_count  integer NOT NULL DEFAULT 0
);

-- The secret of a one-time password, and the last one used, so that none serves twice.
CREATE TABLE identity.account_token (
    account        text NOT NULL REFERENCES identity.account,
    login_provider text NOT NULL,
    name           text NOT NULL,
    value          text,
    PRIMARY KEY (account, login_provider, name)
);

-- Keys that protect cookies and tokens: in the database, so that every process of an installation reads the same ones.
CREATE TABLE identity.data_protection_key (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text NOT NULL UNIQUE,
    xml        text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT, UPDATE ON identity.account TO grantcontrol_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.account_token TO grantcontrol_app;
GRANT SELECT, INSERT ON identity.data_protection_key TO grantcontrol_app;

-- Who gave or took which role, delegation or standing. Written by the tables themselves: the program can neither leave
-- it out nor change it, and must say on whose behalf it acts (grantcontrol.actor) before it touches a register.
CREATE TABLE people_trail (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    institution text NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    actor       text NOT NULL,
    register    text NOT NULL,
    act         text NOT NULL,
    subject     text NOT NULL,
    before      jsonb,
    after       jsonb
);
CREATE INDEX people_trail_list ON people_trail (institution, id DESC);
CREATE INDEX people_trail_subject ON people_trail (subject, id DESC);
GRANT SELECT ON people_trail TO grantcontrol_app;

CREATE FUNCTION record_people_trail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - 'facts_version' END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - 'facts_version' END;
    who     text := nullif(current_setting('grantcontrol.actor', true), '');
    whom    text := coalesce(new_row, old_row) ->> TG_ARGV[0];
BEGIN
    IF old_row = new_row THEN
        RETURN NULL;
    END IF;
    IF who IS NULL AND session_user = 'grantcontrol_app' THEN
        RAISE EXCEPTION 'a change of a register names no actor' USING ERRCODE = 'GC010';
    END IF;
    INSERT INTO people_trail (institution, actor, register, act, subject, before, after)
    VALUES (coalesce(coalesce(new_row, old_row) ->> 'institution', (SELECT p.institution FROM person p WHERE p.id = whom)),
            coalesce(who, session_user), TG_TABLE_NAME, lower(TG_OP), whom, old_row, new_row);
    RETURN NULL;
END $$;

CREATE TRIGGER person_trail AFTER INSERT OR UPDATE ON person FOR EACH ROW EXECUTE FUNCTION record_people_trail('id');
CREATE TRIGGER organisation_trail AFTER INSERT OR UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION record_people_trail('id');
CREATE TRIGGER person_role_trail AFTER INSERT OR UPDATE OR DELETE ON person_role
    FOR EACH ROW EXECUTE FUNCTION record_people_trail('person');
CREATE TRIGGER delegation_trail AFTER INSERT OR UPDATE OR DELETE ON delegation
    FOR EACH ROW EXECUTE FUNCTION record_people_trail('to_person');
CREATE TRIGGER declaration_trail AFTER INSERT OR UPDATE OR DELETE ON interests_declaration
    FOR EACH ROW EXECUTE FUNCTION record_people_trail('person');
