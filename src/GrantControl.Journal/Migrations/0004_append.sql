-- The only way into the journal. One call appends up to fifty commands; each is accepted or refused by itself.
-- Refusals of the database's own guard carry an SQLSTATE of class GC; see Appending/Rejections.cs for their meaning.

CREATE TYPE append_answer AS (
    ordinal integer,
    status  text,      -- appended, replayed, key-reused, refused, again, fault
    code    text,      -- SQLSTATE when refused
    detail  text,      -- the constraint or the thing that refused
    version bigint,
    state   text,
    number  text,
    events  text[],
    case_id uuid
);

CREATE FUNCTION append_receipt(item jsonb) RETURNS append_answer LANGUAGE plpgsql AS $$
DECLARE
    first command_receipt;
BEGIN
    INSERT INTO command_receipt (institution, command_id, case_id, body_hash, version, state, number, events, at, seal)
    VALUES (item ->> 'i', item ->> 'm', (item ->> 'c')::uuid, decode(item ->> 'bh', 'hex'), (item ->> 'v')::bigint,
            item ->> 's', item ->> 'no', ARRAY(SELECT jsonb_array_elements_text(item -> 'en')),
            (item ->> 't')::timestamptz, decode(item ->> 'se', 'hex'))
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
        RETURN NULL;
    END IF;
    SELECT * INTO STRICT first FROM command_receipt WHERE institution = item ->> 'i' AND command_id = item ->> 'm';
    RETURN ROW(0, CASE WHEN first.body_hash = decode(item ->> 'bh', 'hex') THEN 'replayed' ELSE 'key-reused' END,
               NULL, NULL, first.version, first.state, first.number, first.events, first.case_id)::append_answer;
END $$;

-- What the decision looked at must still be so.
CREATE FUNCTION append_check_facts(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    inst text := item ->> 'i';
BEGIN
    IF item ? 'pf' AND EXISTS (
        SELECT FROM jsonb_to_recordset(item -> 'pf') AS f(p text, v bigint)
        LEFT JOIN person p ON p.id = f.p AND p.institution = inst AND p.active AND p.facts_version = f.v
        WHERE p.id IS NULL) THEN
        RAISE EXCEPTION 'person' USING ERRCODE = 'GC002';
    END IF;
    IF item ? 'of' AND (
        NOT EXISTS (SELECT FROM organisation o
                    WHERE o.id = item #>> '{of,o}' AND o.institution = inst AND o.facts_version = (item #>> '{of,v}')::bigint)
        OR (SELECT count(*) FROM case_index x
            WHERE x.institution = inst AND x.organisation = item #>> '{of,o}'
              AND x.liquidation_due < (item #>> '{of,d}')::date AND x.case_id <> (item ->> 'c')::uuid)
           <> (item #>> '{of,n}')::bigint) THEN
        RAISE EXCEPTION 'organisation' USING ERRCODE = 'GC002';
    END IF;
END $$;

CREATE FUNCTION append_claims(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    inst text := item ->> 'i';
    bad  record;
BEGIN
    SELECT x.k INTO bad FROM jsonb_to_recordset(item -> 'cl') AS x(t text, k text, o text)
    WHERE x.t = 'document' AND NOT EXISTS (SELECT FROM document d WHERE d.institution = inst AND d.sha256 = x.k) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', bad.k USING ERRCODE = 'GC003';
    END IF;
    INSERT INTO claim (institution, type, key, owner, case_id)
    SELECT inst, x.t, x.k, x.o, (item ->> 'c')::uuid FROM jsonb_to_recordset(item -> 'cl') AS x(t text, k text, o text)
    ORDER BY x.t, x.k
    ON CONFLICT DO NOTHING;
    SELECT x.t, x.k INTO bad FROM jsonb_to_recordset(item -> 'cl') AS x(t text, k text, o text)
    JOIN claim c ON c.institution = inst AND c.type = x.t AND c.key = x.k
    WHERE c.owner <> x.o LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', bad.k USING ERRCODE = CASE bad.t WHEN 'document' THEN 'GC004' ELSE 'GC005' END;
    END IF;
END $$;

CREATE FUNCTION append_duties(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    cid uuid := (item ->> 'c')::uuid;
    bad record;
BEGIN
    INSERT INTO case_duty (institution, case_id, person, duty, compensated_with)
    SELECT item ->> 'i', cid, n.p, n.d, n.w FROM jsonb_to_recordset(item -> 'du') AS n(p text, d text, w text)
    ON CONFLICT DO NOTHING;
    SELECT n.p, n.d, h.duty INTO bad
    FROM jsonb_to_recordset(item -> 'du') AS n(p text, d text, w text)
    JOIN case_duty h ON h.case_id = cid AND h.person = n.p AND h.duty <> n.d
    JOIN duty_conflict x ON x.kind = item ->> 'k' AND x.a = n.d AND x.b = h.duty
    WHERE NOT EXISTS (SELECT FROM case_duty c WHERE c.case_id = cid AND c.person = n.p
                      AND ((c.duty = n.d AND c.compensated_with = h.duty) OR (c.duty = h.duty AND c.compensated_with = n.d)))
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%: % / %', bad.p, bad.d, bad.duty USING ERRCODE = 'GC006';
    END IF;
END $$;

CREATE FUNCTION append_gates(item jsonb) RETURNS void LANGUAGE sql AS $$
    DELETE FROM case_gate WHERE case_id = (item ->> 'c')::uuid
        AND gate IN (SELECT g.g FROM jsonb_to_recordset(item -> 'ga') AS g(g text, p text) WHERE g.p IS NULL);
    INSERT INTO case_gate (institution, case_id, gate, person, content_hash)
    SELECT item ->> 'i', (item ->> 'c')::uuid, g.g, g.p, g.h
    FROM jsonb_to_recordset(item -> 'ga') AS g(g text, p text, h text) WHERE g.p IS NOT NULL
    ON CONFLICT (case_id, gate) DO UPDATE SET person = excluded.person, content_hash = excluded.content_hash;
$$;

-- Nothing moves money unless different people in every area have approved the very same content: the last guard.
CREATE FUNCTION append_guard_money(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    needed  bigint;
    standing record;
BEGIN
    IF NOT EXISTS (SELECT FROM jsonb_to_recordset(item -> 'l') AS l(d text) WHERE l.d IN ('committed', 'accrued', 'advance')) THEN
        RETURN;
    END IF;
    SELECT count(*) INTO needed FROM gate_requirement WHERE kind = item ->> 'k';
    SELECT count(*) AS gates, count(DISTINCT g.person) AS persons, count(DISTINCT g.content_hash) AS contents INTO standing
    FROM gate_requirement r JOIN case_gate g ON g.case_id = (item ->> 'c')::uuid AND g.gate = r.gate
    WHERE r.kind = item ->> 'k';
    IF standing.gates < needed OR standing.persons < needed OR standing.contents > 1 THEN
        RAISE EXCEPTION 'money needs % gates on one content by different persons', needed USING ERRCODE = 'GC007';
    END IF;
END $$;

CREATE FUNCTION append_money(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    inst    text := item ->> 'i';
    touched bigint;
    changed bigint;
BEGIN
    IF item ? 'bl' THEN
        INSERT INTO budget_line (institution, key, budget, code, name, currency, chargeable)
        SELECT inst, x.k, x.b, x.c, x.n, x.y, x.h
        FROM jsonb_to_recordset(item -> 'bl') AS x(k text, b text, c text, n text, y text, h boolean)
        ORDER BY x.k
        ON CONFLICT (institution, key) DO UPDATE SET name = excluded.name;
    END IF;
    IF item ? 'l' THEN
        INSERT INTO ledger_entry (case_id, version, ordinal, institution, debit, credit, amount, currency, budget_line, memo)
        SELECT (item ->> 'c')::uuid, l.v, l.o, inst, l.d, l.c, l.a, l.y, l.b, l.m
        FROM jsonb_to_recordset(item -> 'l') AS l(v bigint, o integer, d text, c text, a bigint, y text, b text, m text);
        PERFORM append_guard_money(item);
    END IF;
    WITH moved AS (
        SELECT l.b AS key, l.y AS currency, s.account, s.sign * l.a AS amount
        FROM jsonb_to_recordset(item -> 'l') AS l(d text, c text, a bigint, y text, b text)
        CROSS JOIN LATERAL (VALUES (l.d, 1), (l.c, -1)) AS s(account, sign)
        WHERE s.account IN ('available', 'reserved', 'committed', 'accrued', 'paid')
        UNION ALL
        SELECT x.k, x.y, 'assigned', x.a FROM jsonb_to_recordset(item -> 'bl') AS x(k text, y text, a bigint)
        UNION ALL
        SELECT x.k, x.y, 'modified', x.m FROM jsonb_to_recordset(item -> 'bl') AS x(k text, y text, m bigint)
    ), delta AS (
        SELECT key, currency,
            coalesce(sum(amount) FILTER (WHERE account = 'assigned'), 0)::bigint AS assigned,
            coalesce(sum(amount) FILTER (WHERE account = 'modified'), 0)::bigint AS modified,
            coalesce(sum(amount) FILTER (WHERE account = 'available'), 0)::bigint AS available,
            coalesce(sum(amount) FILTER (WHERE account = 'reserved'), 0)::bigint AS reserved,
            coalesce(sum(amount) FILTER (WHERE account = 'committed'), 0)::bigint AS committed,
            coalesce(sum(amount) FILTER (WHERE account = 'accrued'), 0)::bigint AS accrued,
            coalesce(sum(amount) FILTER (WHERE account = 'paid'), 0)::bigint AS paid
        FROM moved GROUP BY key, currency
    ), updated AS (
        UPDATE budget_line b SET
            assigned = b.assigned + d.assigned, modified = b.modified + d.modified,
            available = b.available + d.available, reserved = b.reserved + d.reserved,
            committed = b.committed + d.committed, accrued = b.accrued + d.accrued, paid = b.paid + d.paid
        FROM delta d WHERE b.institution = inst AND b.key = d.key AND b.currency = d.currency
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM delta), (SELECT count(*) FROM updated) INTO touched, changed;
    IF touched <> changed THEN
        RAISE EXCEPTION 'a budget line is unknown, or kept in another currency' USING ERRCODE = 'GC008';
    END IF;
END $$;

CREATE FUNCTION append_index(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    x   jsonb := item -> 'x';
    cid uuid := (item ->> 'c')::uuid;
BEGIN
    IF (item ->> 'b')::bigint = 0 THEN
        INSERT INTO case_index (institution, case_id, kind, version, number, title, organisation, organisation_name, amount,
            currency, state, waiting_for, next_due, blocked, final, liquidation_due, content_hash, opened_at, updated_at)
        VALUES (item ->> 'i', cid, item ->> 'k', (item ->> 'v')::bigint, item ->> 'no', x ->> 'ti', x ->> 'og', x ->> 'on',
            (x ->> 'a')::bigint, x ->> 'y', item ->> 's', ARRAY(SELECT jsonb_array_elements_text(x -> 'w')), (x ->> 'nd')::date,
            (x ->> 'bk')::boolean, (x ->> 'fi')::boolean, (x ->> 'ld')::date, x ->> 'ch', (item ->> 't')::timestamptz,
            (item ->> 't')::timestamptz);
    ELSE
        UPDATE case_index SET version = (item ->> 'v')::bigint, number = item ->> 'no', title = x ->> 'ti',
            organisation = x ->> 'og', organisation_name = x ->> 'on', amount = (x ->> 'a')::bigint, currency = x ->> 'y',
            state = item ->> 's', waiting_for = ARRAY(SELECT jsonb_array_elements_text(x -> 'w')), next_due = (x ->> 'nd')::date,
            blocked = (x ->> 'bk')::boolean, final = (x ->> 'fi')::boolean, liquidation_due = (x ->> 'ld')::date,
            content_hash = x ->> 'ch', updated_at = (item ->> 't')::timestamptz
        WHERE case_id = cid;
    END IF;
    IF item ? 'dl' THEN
        DELETE FROM case_deadline WHERE case_id = cid;
        INSERT INTO case_deadline (institution, case_id, id, kind, target, transition, owner, escalates_to, due, paused_with, missed)
        SELECT item ->> 'i', cid, d.id, item ->> 'k', d.ta, d.tr, d.ow, d.es, d.du, d.pa, d.mi
        FROM jsonb_to_recordset(item -> 'dl') AS d(id text, ta text, tr text, ow text, es text, du date, pa integer, mi boolean);
    END IF;
END $$;

CREATE FUNCTION append_one(item jsonb, payloads bytea[]) RETURNS append_answer LANGUAGE plpgsql AS $$
DECLARE
    cid    uuid := (item ->> 'c')::uuid;
    answer append_answer;
    last   record;
BEGIN
    answer := append_receipt(item);
    IF answer.status IS NOT NULL THEN
        RETURN answer;
    END IF;
    SELECT e.institution, e.version, e.hash INTO last FROM case_event e WHERE e.case_id = cid ORDER BY e.version DESC LIMIT 1;
    IF coalesce(last.version, 0) <> (item ->> 'b')::bigint
       OR (last.version IS NOT NULL AND (last.hash <> decode(item ->> 'ph', 'hex') OR last.institution <> item ->> 'i')) THEN
        RAISE EXCEPTION 'stands at %', coalesce(last.version, 0) USING ERRCODE = 'GC001';
    END IF;
    PERFORM append_check_facts(item);
    INSERT INTO case_event (institution, case_id, version, kind, name, actor, stand_in_for, at, command_id, policy_version,
        content_hash, payload, data, previous_hash, hash)
    SELECT item ->> 'i', cid, e.v, item ->> 'k', e.n, item ->> 'a', item ->> 'f', (item ->> 't')::timestamptz, item ->> 'm',
        (item ->> 'pv')::integer, e.ch, payloads[e.p], convert_from(payloads[e.p], 'UTF8')::jsonb,
        decode(e.ph, 'hex'), decode(e.h, 'hex')
    FROM jsonb_to_recordset(item -> 'e') AS e(v bigint, n text, ch text, p integer, ph text, h text);
    IF item ? 'cl' THEN
        PERFORM append_claims(item);
    END IF;
    IF item ? 'du' THEN
        PERFORM append_duties(item);
    END IF;
    IF item ? 'ga' THEN
        PERFORM append_gates(item);
    END IF;
    IF item ? 'l' OR item ? 'bl' THEN
        PERFORM append_money(item);
    END IF;
    PERFORM append_index(item);
    IF item ? 'ob' THEN
        INSERT INTO outbox (institution, topic, payload, at)
        SELECT item ->> 'i', o.t, o.p, (item ->> 't')::timestamptz FROM jsonb_to_recordset(item -> 'ob') AS o(t text, p jsonb);
    END IF;
    RETURN ROW(0, 'appended', NULL, NULL, (item ->> 'v')::bigint, item ->> 's', item ->> 'no', NULL, cid)::append_answer;
END $$;

-- lines: institution and key of every budget line the batch touches. Taking their locks in one order, before anything
-- else, leaves batches nothing to wait for in a circle.
CREATE FUNCTION append_batch(items jsonb, payloads bytea[], line_institutions text[], line_keys text[])
    RETURNS SETOF append_answer LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    item       jsonb;
    answer     append_answer;
    n          integer := 0;
    constraint_name text;
BEGIN
    IF cardinality(line_keys) > 0 THEN
        PERFORM FROM budget_line b JOIN unnest(line_institutions, line_keys) AS k(i, l) ON b.institution = k.i AND b.key = k.l
        ORDER BY b.institution, b.key FOR NO KEY UPDATE OF b;
    END IF;
    FOR item IN SELECT value FROM jsonb_array_elements(items) LOOP
        BEGIN
            answer := append_one(item, payloads);
        EXCEPTION WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS constraint_name = CONSTRAINT_NAME;
            -- Resources, operators and the system itself fail for all: nobody may be told that his command was refused.
            IF left(SQLSTATE, 2) IN ('53', '54', '57', '58', 'XX', '08', '25') THEN
                RAISE;
            END IF;
            answer := ROW(n, CASE WHEN left(SQLSTATE, 2) IN ('GC', '23') THEN 'refused' WHEN left(SQLSTATE, 2) = '40' THEN 'again' ELSE 'fault' END,
                          SQLSTATE, CASE WHEN left(SQLSTATE, 2) = '23' THEN constraint_name ELSE SQLERRM END,
                          NULL, NULL, NULL, NULL, NULL)::append_answer;
        END;
        answer.ordinal := n;
        RETURN NEXT answer;
        n := n + 1;
    END LOOP;
END $$;

CREATE FUNCTION next_case_number(for_institution text, for_kind text, for_year integer) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO case_number AS c (institution, kind, year, next) VALUES (for_institution, for_kind, for_year, 1)
    ON CONFLICT (institution, kind, year) DO UPDATE SET next = c.next + 1
    RETURNING next;
$$;

REVOKE ALL ON FUNCTION append_receipt, append_check_facts, append_claims, append_duties, append_gates, append_guard_money,
    append_money, append_index, append_one, append_batch, next_case_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_batch, next_case_number TO grantcontrol_app;
