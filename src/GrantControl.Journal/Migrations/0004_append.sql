-- The only way into the journal. One call appends up to fifty commands; each is accepted or refused by itself.
-- Refusals of the database's own guard carry an SQLSTATE of class GC; see Appending/Rejections.cs for their meaning.
-- Every step below works on all commands of a call at once, which costs half of taking them one by one; only when a step
-- refuses are they taken one by one, to learn which is refused. All steps are PL/pgSQL because it keeps its plans.

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

-- The receipts, first of all: a known key ends the matter. Answers how many keys were new.
CREATE FUNCTION append_receipts(items jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    fresh bigint;
BEGIN
    WITH added AS (
        INSERT INTO command_receipt (institution, command_id, case_id, body_hash, version, state, number, events, at, seal)
        SELECT i.i, i.m, i.c, decode(i.bh, 'hex'), i.v, i.s, i.no, i.en, i.t, decode(i.se, 'hex')
        FROM jsonb_to_recordset(items) AS i(i text, m text, c uuid, bh text, v bigint, s text, no text, en text[], t timestamptz, se text)
        ON CONFLICT DO NOTHING
        RETURNING 1)
    SELECT count(*) INTO fresh FROM added;
    RETURN fresh;
END $$;

-- Whoever decided on a version that is not the last, or on another history, decides again.
CREATE FUNCTION append_check_versions(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM jsonb_to_recordset(items) AS i(i text, c uuid, b bigint, ph text)
    LEFT JOIN LATERAL (SELECT e.institution, e.version, e.hash FROM case_event e WHERE e.case_id = i.c ORDER BY e.version DESC LIMIT 1) AS last ON true
    WHERE coalesce(last.version, 0) <> i.b OR (i.b > 0 AND (last.hash <> decode(i.ph, 'hex') OR last.institution <> i.i));
    IF FOUND THEN
        RAISE EXCEPTION 'the case has moved on' USING ERRCODE = 'GC001';
    END IF;
END $$;

-- What the decisions looked at must still be so.
CREATE FUNCTION append_check_facts(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM jsonb_to_recordset(items) AS i(i text, pf jsonb), jsonb_to_recordset(i.pf) AS f(p text, v bigint)
    WHERE NOT EXISTS (SELECT FROM person p WHERE p.id = f.p AND p.institution = i.i AND p.active AND p.facts_version = f.v);
    IF FOUND THEN
        RAISE EXCEPTION 'person' USING ERRCODE = 'GC002';
    END IF;
    IF jsonb_path_exists(items, '$[*].of') THEN
        PERFORM FROM jsonb_to_recordset(items) AS i(i text, c uuid, "of" jsonb), jsonb_to_record(i.of) AS f(o text, v bigint, d date, n bigint)
        WHERE NOT EXISTS (SELECT FROM organisation o WHERE o.id = f.o AND o.institution = i.i AND o.facts_version = f.v)
           OR f.n <> (SELECT count(*) FROM case_index x
                      WHERE x.institution = i.i AND x.organisation = f.o AND x.liquidation_due < f.d AND x.case_id <> i.c);
        IF FOUND THEN
            RAISE EXCEPTION 'organisation' USING ERRCODE = 'GC002';
        END IF;
    END IF;
END $$;

CREATE FUNCTION append_events(items jsonb, payloads bytea[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_event (institution, case_id, version, kind, name, actor, stand_in_for, at, command_id, policy_version,
        content_hash, payload, data, previous_hash, hash)
    SELECT i.i, i.c, e.v, i.k, e.n, i.a, i.f, i.t, i.m, i.pv, e.ch, payloads[e.p], convert_from(payloads[e.p], 'UTF8')::jsonb,
        decode(e.ph, 'hex'), decode(e.h, 'hex')
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, k text, a text, f text, t timestamptz, m text, pv integer, e jsonb),
        jsonb_to_recordset(i.e) AS e(v bigint, n text, ch text, p integer, ph text, h text);
END $$;

CREATE FUNCTION append_claims(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    bad record;
BEGIN
    SELECT x.k INTO bad FROM jsonb_to_recordset(items) AS i(i text, cl jsonb), jsonb_to_recordset(i.cl) AS x(t text, k text)
    WHERE x.t = 'document' AND NOT EXISTS (SELECT FROM document d WHERE d.institution = i.i AND d.sha256 = x.k) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', bad.k USING ERRCODE = 'GC003';
    END IF;
    INSERT INTO claim (institution, type, key, owner, case_id)
    SELECT i.i, x.t, x.k, x.o, i.c
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, cl jsonb), jsonb_to_recordset(i.cl) AS x(t text, k text, o text)
    ORDER BY i.i, x.t, x.k
    ON CONFLICT DO NOTHING;
    SELECT x.t, x.k INTO bad
    FROM jsonb_to_recordset(items) AS i(i text, cl jsonb), jsonb_to_recordset(i.cl) AS x(t text, k text, o text), claim c
    WHERE c.institution = i.i AND c.type = x.t AND c.key = x.k AND c.owner <> x.o LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', bad.k USING ERRCODE = CASE bad.t WHEN 'document' THEN 'GC004' ELSE 'GC005' END;
    END IF;
END $$;

CREATE FUNCTION append_duties(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    bad record;
BEGIN
    INSERT INTO case_duty (institution, case_id, person, duty, compensated_with)
    SELECT i.i, i.c, n.p, n.d, n.w
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, du jsonb), jsonb_to_recordset(i.du) AS n(p text, d text, w text)
    ON CONFLICT DO NOTHING;
    SELECT n.p, n.d, h.duty INTO bad
    FROM jsonb_to_recordset(items) AS i(k text, c uuid, du jsonb), jsonb_to_recordset(i.du) AS n(p text, d text),
        case_duty h, duty_conflict x
    WHERE h.case_id = i.c AND h.person = n.p AND h.duty <> n.d AND x.kind = i.k AND x.a = n.d AND x.b = h.duty
      AND NOT EXISTS (SELECT FROM case_duty c WHERE c.case_id = i.c AND c.person = n.p
                      AND ((c.duty = n.d AND c.compensated_with = h.duty) OR (c.duty = h.duty AND c.compensated_with = n.d)))
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%: % / %', bad.p, bad.d, bad.duty USING ERRCODE = 'GC006';
    END IF;
END $$;

CREATE FUNCTION append_gates(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM case_gate WHERE (case_id, gate) IN (
        SELECT i.c, g.g FROM jsonb_to_recordset(items) AS i(c uuid, ga jsonb), jsonb_to_recordset(i.ga) AS g(g text, p text) WHERE g.p IS NULL);
    INSERT INTO case_gate (institution, case_id, gate, person, content_hash)
    SELECT i.i, i.c, g.g, g.p, g.h
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, ga jsonb), jsonb_to_recordset(i.ga) AS g(g text, p text, h text) WHERE g.p IS NOT NULL
    ON CONFLICT (case_id, gate) DO UPDATE SET person = excluded.person, content_hash = excluded.content_hash;
END $$;

-- Nothing moves money unless different people in every area have approved the very same content: the last guard.
CREATE FUNCTION append_guard_money(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM jsonb_to_recordset(items) AS i(k text, c uuid, l jsonb)
    WHERE EXISTS (SELECT FROM jsonb_to_recordset(i.l) AS l(d text) WHERE l.d IN ('committed', 'accrued', 'advance'))
      AND NOT (SELECT count(g.gate) = count(*) AND count(DISTINCT g.person) = count(*) AND count(DISTINCT g.content_hash) <= 1
               FROM gate_requirement r LEFT JOIN case_gate g ON g.case_id = i.c AND g.gate = r.gate WHERE r.kind = i.k);
    IF FOUND THEN
        RAISE EXCEPTION 'every gate, on one content, by different persons' USING ERRCODE = 'GC007';
    END IF;
END $$;

CREATE FUNCTION append_budget_lines(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO budget_line (institution, key, budget, code, name, currency, chargeable)
    SELECT i.i, x.k, x.b, x.c, x.n, x.y, x.h
    FROM jsonb_to_recordset(items) AS i(i text, bl jsonb),
        jsonb_to_recordset(i.bl) AS x(k text, b text, c text, n text, y text, h boolean)
    ORDER BY i.i, x.k
    ON CONFLICT (institution, key) DO UPDATE SET name = excluded.name;
END $$;

-- The ledger, and the budget lines' balances derived from it: a debit adds to an account and a credit takes from it.
CREATE FUNCTION append_money(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    touched bigint;
    changed bigint;
BEGIN
    INSERT INTO ledger_entry (case_id, version, ordinal, institution, debit, credit, amount, currency, budget_line, memo)
    SELECT i.c, l.v, l.o, i.i, l.d, l.c, l.a, l.y, l.b, l.m
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, l jsonb),
        jsonb_to_recordset(i.l) AS l(v bigint, o integer, d text, c text, a bigint, y text, b text, m text);
    PERFORM append_guard_money(items);
    WITH delta AS (
        SELECT i.i AS institution, l.b AS key, l.y AS currency,
            coalesce(sum(l.asg), 0)::bigint AS assigned, coalesce(sum(l.mdf), 0)::bigint AS modified,
            sum(CASE 'available' WHEN l.d THEN l.a WHEN l.c THEN -l.a ELSE 0 END)::bigint AS available,
            sum(CASE 'reserved' WHEN l.d THEN l.a WHEN l.c THEN -l.a ELSE 0 END)::bigint AS reserved,
            sum(CASE 'committed' WHEN l.d THEN l.a WHEN l.c THEN -l.a ELSE 0 END)::bigint AS committed,
            sum(CASE 'accrued' WHEN l.d THEN l.a WHEN l.c THEN -l.a ELSE 0 END)::bigint AS accrued,
            sum(CASE 'paid' WHEN l.d THEN l.a WHEN l.c THEN -l.a ELSE 0 END)::bigint AS paid
        FROM jsonb_to_recordset(items) AS i(i text, l jsonb, bl jsonb),
            LATERAL (SELECT l.d, l.c, l.a, l.y, l.b, NULL::bigint, NULL::bigint
                     FROM jsonb_to_recordset(i.l) AS l(d text, c text, a bigint, y text, b text)
                     WHERE ARRAY[l.d, l.c] && '{available,reserved,committed,accrued,paid}'
                     UNION ALL
                     SELECT '', '', 0, x.y, x.k, x.a, x.m FROM jsonb_to_recordset(i.bl) AS x(k text, y text, a bigint, m bigint))
                AS l(d, c, a, y, b, asg, mdf)
        GROUP BY i.i, l.b, l.y
    ), updated AS (
        UPDATE budget_line b SET
            assigned = b.assigned + d.assigned, modified = b.modified + d.modified,
            available = b.available + d.available, reserved = b.reserved + d.reserved,
            committed = b.committed + d.committed, accrued = b.accrued + d.accrued, paid = b.paid + d.paid
        FROM delta d WHERE b.institution = d.institution AND b.key = d.key AND b.currency = d.currency
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM delta), (SELECT count(*) FROM updated) INTO touched, changed;
    IF touched <> changed THEN
        RAISE EXCEPTION 'a budget line is unknown, or kept in another currency' USING ERRCODE = 'GC008';
    END IF;
END $$;

CREATE FUNCTION append_new_index(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_index (institution, case_id, kind, version, number, title, organisation, organisation_name, amount, currency,
        state, waiting_for, next_due, blocked, final, liquidation_due, content_hash, opened_at, updated_at)
    SELECT i.i, i.c, i.k, i.v, i.no, x.ti, x.og, x.on, x.a, x.y, i.s, x.w, x.nd, x.bk, x.fi, x.ld, x.ch, i.t, i.t
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, k text, v bigint, b bigint, no text, s text, t timestamptz, x jsonb),
        jsonb_to_record(i.x) AS x(ti text, og text, "on" text, a bigint, y text, w text[], nd date, bk boolean, fi boolean, ld date, ch text)
    WHERE i.b = 0;
END $$;

CREATE FUNCTION append_index(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_index r SET version = i.v, number = i.no, title = x.ti, organisation = x.og, organisation_name = x.on, amount = x.a,
        currency = x.y, state = i.s, waiting_for = x.w, next_due = x.nd, blocked = x.bk, final = x.fi, liquidation_due = x.ld,
        content_hash = x.ch, updated_at = i.t
    FROM jsonb_to_recordset(items) AS i(c uuid, v bigint, b bigint, no text, s text, t timestamptz, x jsonb),
        jsonb_to_record(i.x) AS x(ti text, og text, "on" text, a bigint, y text, w text[], nd date, bk boolean, fi boolean, ld date, ch text)
    WHERE r.case_id = i.c AND i.b > 0;
END $$;

CREATE FUNCTION append_deadlines(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM case_deadline d USING jsonb_to_recordset(items) AS i(c uuid, dl jsonb) WHERE d.case_id = i.c AND i.dl IS NOT NULL;
    INSERT INTO case_deadline (institution, case_id, id, kind, target, transition, owner, escalates_to, due, paused_with, missed)
    SELECT i.i, i.c, d.id, i.k, d.ta, d.tr, d.ow, d.es, d.du, d.pa, d.mi
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, k text, dl jsonb),
        jsonb_to_recordset(i.dl) AS d(id text, ta text, tr text, ow text, es text, du date, pa integer, mi boolean);
END $$;

CREATE FUNCTION append_outbox(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox (institution, topic, payload, at)
    SELECT i.i, o.t, o.p, i.t
    FROM jsonb_to_recordset(items) AS i(i text, t timestamptz, ob jsonb), jsonb_to_recordset(i.ob) AS o(t text, p jsonb);
END $$;

-- All of the commands, or an exception. Null when all were appended; the kept answer when a single one was known.
CREATE FUNCTION append_all(items jsonb, payloads bytea[]) RETURNS append_answer LANGUAGE plpgsql AS $$
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

-- One command, and what is said of it when it is refused.
CREATE FUNCTION append_one(item jsonb, payloads bytea[]) RETURNS append_answer LANGUAGE plpgsql AS $$
DECLARE
    answer append_answer;
    refused_by text;
BEGIN
    answer := append_all(jsonb_build_array(item), payloads);
    IF answer.status IS NULL THEN
        answer.status := 'appended';
    END IF;
    RETURN answer;
EXCEPTION WHEN OTHERS THEN
    -- Resources, operators and the system itself fail for all: nobody may be told that his command was refused.
    IF left(SQLSTATE, 2) IN ('08', '25', '53', '54', '57', '58', 'XX') THEN
        RAISE;
    END IF;
    GET STACKED DIAGNOSTICS refused_by = CONSTRAINT_NAME;
    answer.status := CASE WHEN left(SQLSTATE, 2) IN ('GC', '23') THEN 'refused' WHEN left(SQLSTATE, 2) = '40' THEN 'again' ELSE 'fault' END;
    answer.code := SQLSTATE;
    answer.detail := CASE WHEN left(SQLSTATE, 2) = '23' THEN refused_by ELSE SQLERRM END;
    RETURN answer;
END $$;

-- lines: institution and key of every budget line the call touches. Taking their locks in one order, before anything
-- else, leaves calls nothing to wait for in a circle. The planner knows nothing of the size of a call, and must not take
-- a small one for a reason to read a whole table: every step here is a look-up by key.
CREATE FUNCTION append_batch(items jsonb, payloads bytea[], line_institutions text[], line_keys text[])
    RETURNS SETOF append_answer LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    answer append_answer;
    n      integer;
BEGIN
    IF cardinality(line_keys) > 0 THEN
        PERFORM FROM unnest(line_institutions, line_keys) AS k(i, l), budget_line b WHERE b.institution = k.i AND b.key = k.l
        ORDER BY b.institution, b.key FOR NO KEY UPDATE OF b;
    END IF;
    IF jsonb_array_length(items) > 1 THEN
        BEGIN
            PERFORM append_all(items, payloads);
            RETURN QUERY SELECT g, 'appended', NULL::text, NULL::text, NULL::bigint, NULL::text, NULL::text, NULL::text[], NULL::uuid
                FROM generate_series(0, jsonb_array_length(items) - 1) AS g;
            RETURN;
        EXCEPTION WHEN OTHERS THEN
            IF left(SQLSTATE, 2) IN ('08', '25', '53', '54', '57', '58', 'XX') THEN
                RAISE;
            END IF;
        END;
    END IF;
    FOR n IN 0 .. jsonb_array_length(items) - 1 LOOP
        answer := append_one(items -> n, payloads);
        answer.ordinal := n;
        RETURN NEXT answer;
    END LOOP;
END $$;

-- Numbers for a few new cases at once; answers the first of them.
CREATE FUNCTION next_case_number(for_institution text, for_kind text, for_year integer, how_many integer) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO case_number AS c (institution, kind, year, next) VALUES (for_institution, for_kind, for_year, how_many)
    ON CONFLICT (institution, kind, year) DO UPDATE SET next = c.next + how_many
    RETURNING next - how_many + 1;
$$;

REVOKE ALL ON FUNCTION append_receipts, append_check_versions, append_check_facts, append_events, append_claims, append_duties,
    append_gates, append_guard_money, append_budget_lines, append_money, append_new_index, append_index, append_deadlines,
    append_outbox, append_all, append_one, append_batch, next_case_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_batch, next_case_number TO grantcontrol_app;
