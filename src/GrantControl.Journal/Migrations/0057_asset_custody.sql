-- Custody and physical inventories: a good changes hands by the case that holds it, and is seen whoever holds it. Each move
-- is kept beside the register, so that the history of one good is read without reading the journal.
ALTER TABLE asset ADD COLUMN seen_on date;
CREATE INDEX asset_place ON asset (institution, place) WHERE state <> 'removed';
CREATE INDEX asset_custodian ON asset (institution, custodian) WHERE state <> 'removed';

CREATE TABLE asset_move (
    institution  text NOT NULL,
    inventory    text NOT NULL,
    case_id      uuid NOT NULL,
    case_version bigint NOT NULL,
    move         text NOT NULL CHECK (move IN ('register', 'lock', 'release', 'remove', 'transfer', 'see')),
    PRIMARY KEY (institution, inventory, case_id, case_version, move)
);
GRANT SELECT ON asset_move TO grantcontrol_app;

-- What the journal already says. A case that ended without its goods leaving let go whatever it had taken and not given back.
INSERT INTO asset_move
SELECT e.institution, g ->> 'inventory', e.case_id, e.version, 'register'
FROM case_event e, jsonb_array_elements(e.data -> 'assets') AS g WHERE e.name = 'inventory.imported/1'
UNION ALL
SELECT e.institution, n, e.case_id, e.version, 'lock' FROM case_event e, jsonb_array_elements_text(e.data -> 'locked') AS n WHERE e.name = 'disposal.requested/1'
UNION ALL
SELECT e.institution, n, e.case_id, e.version, 'release' FROM case_event e, jsonb_array_elements_text(e.data -> 'released') AS n WHERE e.name = 'disposal.requested/1'
UNION ALL
SELECT e.institution, n, e.case_id, e.version, 'remove' FROM case_event e, jsonb_array_elements_text(e.data -> 'assets') AS n WHERE e.name = 'disposal.removed-from-books/1'
UNION ALL
SELECT e.institution, n, e.case_id, e.version, 'release'
FROM case_event e, LATERAL (
    SELECT l.n FROM (
        SELECT n, r.version, true AS locked FROM case_event r, jsonb_array_elements_text(r.data -> 'locked') AS n WHERE r.case_id = e.case_id AND r.name = 'disposal.requested/1'
        UNION ALL
        SELECT n, r.version, false FROM case_event r, jsonb_array_elements_text(r.data -> 'released') AS n WHERE r.case_id = e.case_id AND r.name = 'disposal.requested/1') AS l
    GROUP BY l.n HAVING (array_agg(l.locked ORDER BY l.version DESC))[1]) AS held
WHERE e.name IN ('disposal.withdrawn/1', 'disposal.rejected/1');

CREATE OR REPLACE FUNCTION append_assets(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
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
        SELECT i.i AS institution, i.c AS case_id, x.n AS inventory, x.m AS move, x.u AS custodian, x.p AS place, x.w AS version, x.q AS seen
        FROM jsonb_to_recordset(items) AS i(i text, c uuid, "as" jsonb), jsonb_to_recordset(i.as) AS x(n text, m text, u text, p text, w bigint, q date) WHERE x.m <> 'register'
    ), done AS (
        UPDATE asset a SET version = a.version + CASE m.move WHEN 'see' THEN 0 ELSE 1 END,
            state = CASE m.move WHEN 'lock' THEN 'locked' WHEN 'remove' THEN 'removed' WHEN 'see' THEN a.state ELSE 'in-use' END,
            held_by = CASE m.move WHEN 'see' THEN a.held_by WHEN 'release' THEN NULL WHEN 'transfer' THEN NULL ELSE m.case_id END,
            custodian = coalesce(m.custodian, a.custodian),
            place = coalesce(m.place, a.place),
            seen_on = greatest(a.seen_on, m.seen)
        FROM moves m WHERE a.institution = m.institution AND a.inventory = m.inventory
          AND CASE m.move
              WHEN 'see' THEN true
              WHEN 'lock' THEN a.state = 'in-use'
              WHEN 'transfer' THEN a.state = 'locked' AND a.held_by = m.case_id AND a.version + 1 = m.version
              ELSE a.state = 'locked' AND a.held_by = m.case_id END
        RETURNING a.institution, a.inventory
    )
    SELECT (SELECT count(*) FROM moves), (SELECT count(*) FROM done),
        (SELECT min(m.inventory) FROM moves m WHERE NOT EXISTS (SELECT FROM done d WHERE d.institution = m.institution AND d.inventory = m.inventory))
    INTO asked, moved, bad;
    IF asked <> moved THEN
        RAISE EXCEPTION '%', coalesce(bad, 'twice') USING ERRCODE = 'GC009';
    END IF;
    INSERT INTO asset_move (institution, inventory, case_id, case_version, move)
    SELECT i.i, x.n, i.c, x.v, x.m
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, "as" jsonb), jsonb_to_recordset(i.as) AS x(n text, m text, v bigint);
END $$;
