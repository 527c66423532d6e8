-- The register of assets, derived from the journal: inventories enter goods, disposals lock, release and remove them.
-- A lock is a state of the good and no claim, because a claim is for ever and a lock ends with its case.
CREATE TABLE asset (
    institution        text NOT NULL,
    inventory          text NOT NULL,
    serial             text NOT NULL,
    description        text NOT NULL,
    class              text NOT NULL,
    custodian          text NOT NULL,
    place              text NOT NULL,
    cost               bigint NOT NULL CHECK (cost > 0),
    currency           char(3) NOT NULL,
    acquired_on        date NOT NULL,
    useful_life_months integer NOT NULL CHECK (useful_life_months >= 0),
    state              text NOT NULL CHECK (state IN ('in-use', 'locked', 'removed')),
    held_by            uuid,
    version            bigint NOT NULL CHECK (version > 0),
    registered_by      uuid NOT NULL,
    PRIMARY KEY (institution, inventory),
    CONSTRAINT held_unless_in_use CHECK ((state = 'in-use') = (held_by IS NULL))
) WITH (fillfactor = 80);
CREATE INDEX asset_held ON asset (held_by) WHERE held_by IS NOT NULL;
GRANT SELECT ON asset TO grantcontrol_app;

ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_debit_check, DROP CONSTRAINT ledger_entry_credit_check;
ALTER TABLE ledger_entry
    ADD CONSTRAINT ledger_entry_debit_check CHECK (debit IN (
        'appropriation', 'available', 'reserved', 'committed', 'accrued', 'paid', 'advance', 'treasury', 'programme-expense', 'recoverable',
        'written-off', 'fixed-assets', 'net-assets', 'accumulated-depreciation', 'depreciation-expense', 'disposal-loss', 'disposal-proceeds')),
    ADD CONSTRAINT ledger_entry_credit_check CHECK (credit IN (
        'appropriation', 'available', 'reserved', 'committed', 'accrued', 'paid', 'advance', 'treasury', 'programme-expense', 'recoverable',
        'written-off', 'fixed-assets', 'net-assets', 'accumulated-depreciation', 'depreciation-expense', 'disposal-loss', 'disposal-proceeds'));

-- A good leaves the books through the gates of its case, as money does.
CREATE OR REPLACE FUNCTION append_guard_money(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM jsonb_to_recordset(items) AS i(k text, c uuid, l jsonb)
    WHERE EXISTS (SELECT FROM jsonb_to_recordset(i.l) AS l(d text, c text)
                  WHERE l.d IN ('committed', 'accrued', 'advance') OR l.c = 'fixed-assets')
      AND NOT (SELECT count(g.gate) = count(*) AND count(DISTINCT g.person) = count(*) AND count(DISTINCT g.content_hash) <= 1
               FROM gate_requirement r LEFT JOIN case_gate g ON g.case_id = i.c AND g.gate = r.gate WHERE r.kind = i.k);
    IF FOUND THEN
        RAISE EXCEPTION 'every gate, on one content, by different persons' USING ERRCODE = 'GC007';
    END IF;
END $$;

-- Each move fits how the good stands, or the whole command is refused: of two cases that take one good, the second loses.
-- A good that one command releases and another locks in the same call is settled by taking the commands one by one.
CREATE FUNCTION append_assets(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    asked bigint;
    moved bigint;
    bad   text;
BEGIN
    INSERT INTO asset (institution, inventory, serial, description, class, custodian, place, cost, currency, acquired_on,
        useful_life_months, state, version, registered_by)
    SELECT i.i, x.n, x.s, x.d, x.g, x.u, x.p, x.a, x.y, x.q, x.l, 'in-use', 1, i.c
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, "as" jsonb),
        jsonb_to_recordset(i.as) AS x(n text, m text, s text, d text, g text, u text, p text, a bigint, y text, q date, l integer)
    WHERE x.m = 'register' ORDER BY i.i, x.n;
    PERFORM FROM jsonb_to_recordset(items) AS i(i text, "as" jsonb), jsonb_to_recordset(i.as) AS x(n text, m text), asset a
    WHERE x.m <> 'register' AND a.institution = i.i AND a.inventory = x.n ORDER BY a.institution, a.inventory FOR NO KEY UPDATE OF a;
    WITH moves AS (
        SELECT i.i AS institution, i.c AS case_id, x.n AS inventory, x.m AS move
        FROM jsonb_to_recordset(items) AS i(i text, c uuid, "as" jsonb), jsonb_to_recordset(i.as) AS x(n text, m text) WHERE x.m <> 'register'
    ), done AS (
        UPDATE asset a SET version = a.version + 1,
            state = CASE m.move WHEN 'lock' THEN 'locked' WHEN 'release' THEN 'in-use' ELSE 'removed' END,
            held_by = CASE m.move WHEN 'release' THEN NULL ELSE m.case_id END
        FROM moves m WHERE a.institution = m.institution AND a.inventory = m.inventory
          AND CASE m.move WHEN 'lock' THEN a.state = 'in-use' ELSE a.state = 'locked' AND a.held_by = m.case_id END
        RETURNING a.institution, a.inventory
    )
    SELECT (SELECT count(*) FROM moves), (SELECT count(*) FROM done),
        (SELECT min(m.inventory) FROM moves m WHERE NOT EXISTS (SELECT FROM done d WHERE d.institution = m.institution AND d.inventory = m.inventory))
    INTO asked, moved, bad;
    IF asked <> moved THEN
        RAISE EXCEPTION '%', coalesce(bad, 'twice') USING ERRCODE = 'GC009';
    END IF;
END $$;
REVOKE ALL ON FUNCTION append_assets FROM PUBLIC;

-- All of the commands, or an exception. Null when all were appended; the kept answer when a single one was known.
CREATE OR REPLACE FUNCTION append_all(items jsonb, payloads bytea[]) RETURNS append_answer LANGUAGE plpgsql AS $$
DECLARE
    n      bigint := jsonb_array_length(items);
    answer append_answer;
BEGIN
    IF append_receipts(items) < n THEN
        IF n > 1 THEN
            RAISE EXCEPTION 'a key is known' USING ERRCODE = 'GC000';
        END IF;
        SELECT 0, CASE WHEN r.body_hash = decode(items #>> '{0,bh}', 'hex') THEN 'replayed' ELSE 'key-reused' END,
               NULL, NULL, r.version, r.state, r.number, r.events, r.case_id INTO STRICT answer
        FROM command_receipt r WHERE r.institution = items #>> '{0,i}' AND r.command_id = items #>> '{0,m}';
        RETURN answer;
    END IF;
    PERFORM append_check_versions(items);
    PERFORM append_check_facts(items);
    PERFORM append_events(items, payloads);
    IF jsonb_path_exists(items, '$[*].cl') THEN
        PERFORM append_claims(items);
    END IF;
    IF jsonb_path_exists(items, '$[*].du') THEN
        PERFORM append_duties(items);
    END IF;
    IF jsonb_path_exists(items, '$[*].ga') THEN
        PERFORM append_gates(items);
    END IF;
    IF jsonb_path_exists(items, '$[*].bl') THEN
        PERFORM append_budget_lines(items);
    END IF;
    IF jsonb_path_exists(items, '$[*].l') OR jsonb_path_exists(items, '$[*].bl') THEN
        PERFORM append_money(items);
    END IF;
    IF jsonb_path_exists(items, '$[*].as') THEN
        PERFORM append_assets(items);
    END IF;
    IF jsonb_path_exists(items, '$[*].b ? (@ == 0)') THEN
        PERFORM append_new_index(items);
    END IF;
    IF jsonb_path_exists(items, '$[*].b ? (@ > 0)') THEN
        PERFORM append_index(items);
    END IF;
    IF jsonb_path_exists(items, '$[*].dl') THEN
        PERFORM append_deadlines(items);
    END IF;
    IF jsonb_path_exists(items, '$[*].ob') THEN
        PERFORM append_outbox(items);
    END IF;
    RETURN NULL;
END $$;
