-- Freezes that one case lays on another. Derived from the journal of the case that lays them, in its own transaction.
CREATE TABLE case_block (
    institution text NOT NULL,
    blocked     uuid NOT NULL,
    source      uuid NOT NULL,
    reason      text NOT NULL,
    laid_by     text NOT NULL,
    laid_at     timestamptz NOT NULL,
    PRIMARY KEY (blocked, source)
);
CREATE INDEX case_block_source ON case_block (source);
GRANT SELECT ON case_block TO grantcontrol_app;

-- How many of them stand on a case: kept in its own row, because that is the row both sides lock.
ALTER TABLE case_index ADD COLUMN blocks integer NOT NULL DEFAULT 0 CHECK (blocks >= 0);

-- A null reason lifts. Whoever lays a freeze holds the row of the frozen case until he commits, as do that case's own
-- appends: of a payment and a freeze that come at once one waits for the other, and a payment that waited is refused.
CREATE FUNCTION append_blocks(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    asked bigint;
    done  bigint;
BEGIN
    PERFORM FROM jsonb_to_recordset(items) AS i(i text, bk jsonb), jsonb_to_recordset(i.bk) AS x(b uuid), case_index r
    WHERE r.case_id = x.b AND r.institution = i.i ORDER BY r.case_id FOR NO KEY UPDATE OF r;
    SELECT count(*) INTO asked FROM jsonb_to_recordset(items) AS i(bk jsonb), jsonb_to_recordset(i.bk) AS x(b uuid);
    WITH marks AS (
        SELECT i.i AS institution, i.c AS source, i.a AS person, i.t AS at, x.b AS blocked, x.r AS reason
        FROM jsonb_to_recordset(items) AS i(i text, c uuid, a text, t timestamptz, bk jsonb), jsonb_to_recordset(i.bk) AS x(b uuid, r text)
        JOIN case_index r ON r.case_id = x.b
        WHERE r.institution = i.i AND x.b <> i.c
    ), laid AS (
        INSERT INTO case_block (institution, blocked, source, reason, laid_by, laid_at)
        SELECT institution, blocked, source, reason, person, at FROM marks WHERE reason IS NOT NULL
        ON CONFLICT DO NOTHING RETURNING blocked, 1 AS change
    ), lifted AS (
        DELETE FROM case_block b USING marks m WHERE m.reason IS NULL AND b.blocked = m.blocked AND b.source = m.source
        RETURNING b.blocked, -1 AS change
    ), changed AS (
        SELECT blocked, sum(change)::integer AS change, count(*) AS times FROM (SELECT * FROM laid UNION ALL SELECT * FROM lifted) AS c GROUP BY blocked
    ), updated AS (
        UPDATE case_index r SET blocks = r.blocks + c.change FROM changed c WHERE r.case_id = c.blocked RETURNING c.times
    )
    SELECT coalesce(sum(times), 0) INTO done FROM updated;
    IF asked <> done THEN
        RAISE EXCEPTION 'a freeze' USING ERRCODE = 'GC010';
    END IF;
END $$;

-- After append_index, which took the row: whoever froze the case and committed is seen here, whoever did not waits.
CREATE FUNCTION append_check_blocks(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM jsonb_to_recordset(items) AS i(c uuid, ub boolean), case_index r WHERE i.ub AND r.case_id = i.c AND r.blocks > 0;
    IF FOUND THEN
        RAISE EXCEPTION 'a freeze' USING ERRCODE = 'GC002';
    END IF;
END $$;

-- The steps of an append, in their order. A migration that adds one inserts a row here and calls append_assemble, which
-- writes append_all anew; the steps stand in its text, so that the list costs nothing when something is appended.
CREATE TABLE append_step (
    ordinal integer PRIMARY KEY,
    call    text NOT NULL UNIQUE,
    asked   jsonpath              -- the step is taken when some command has it; always when null
);
INSERT INTO append_step (ordinal, call, asked) VALUES
    (10, 'append_check_versions(items)', NULL),
    (20, 'append_check_facts(items)', NULL),
    (30, 'append_events(items, payloads)', NULL),
    (40, 'append_claims(items)', '$[*].cl'),
    (50, 'append_duties(items)', '$[*].du'),
    (60, 'append_gates(items)', '$[*].ga'),
    (70, 'append_budget_lines(items)', '$[*].bl'),
    (80, 'append_money(items)', '$[*] ? (exists (@.l) || exists (@.bl))'),
    (90, 'append_assets(items)', '$[*].as'),
    (100, 'append_new_index(items)', '$[*].b ? (@ == 0)'),
    (110, 'append_index(items)', '$[*].b ? (@ > 0)'),
    (120, 'append_blocks(items)', '$[*].bk'),
    (130, 'append_check_blocks(items)', '$[*].ub'),
    (140, 'append_deadlines(items)', '$[*].dl'),
    (150, 'append_outbox(items)', '$[*].ob');

CREATE FUNCTION append_assemble() RETURNS void LANGUAGE plpgsql AS $assemble$
DECLARE
    steps text;
BEGIN
    SELECT string_agg(
        CASE WHEN asked IS NULL THEN format('    PERFORM %s;', call)
             ELSE format(E'    IF jsonb_path_exists(items, %L) THEN\n        PERFORM %s;\n    END IF;', asked, call) END, E'\n' ORDER BY ordinal)
    INTO steps FROM append_step;
    EXECUTE format($make$
-- All of the commands, or an exception. Null when all were appended; the kept answer when a single one was known.
CREATE OR REPLACE FUNCTION append_all(items jsonb, payloads bytea[]) RETURNS append_answer LANGUAGE plpgsql AS $append$
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
%s
    RETURN NULL;
END $append$
$make$, steps);
END $assemble$;
SELECT append_assemble();

REVOKE ALL ON FUNCTION append_blocks, append_check_blocks, append_assemble FROM PUBLIC;
