-- Deadlines that run though a rule of the case keeps everybody from what they are for: inboxes ask nobody for those yet.
ALTER TABLE case_index ADD COLUMN held text[] NOT NULL DEFAULT '{}';

-- As before, with the new column. A program of before sends none.
CREATE OR REPLACE FUNCTION append_new_index(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_index (institution, case_id, kind, version, number, title, organisation, organisation_name, amount, currency,
        state, waiting_for, held, next_due, blocked, final, liquidation_due, content_hash, opened_at, updated_at)
    SELECT i.i, i.c, i.k, i.v, i.no, x.ti, x.og, x.on, x.a, x.y, i.s, x.w, coalesce(x.he, '{}'), x.nd, x.bk, x.fi, x.ld, x.ch, i.t, i.t
    FROM jsonb_to_recordset(items) AS i(i text, c uuid, k text, v bigint, b bigint, no text, s text, t timestamptz, x jsonb),
        jsonb_to_record(i.x) AS x(ti text, og text, "on" text, a bigint, y text, w text[], he text[], nd date, bk boolean, fi boolean, ld date, ch text)
    WHERE i.b = 0;
END $$;

CREATE OR REPLACE FUNCTION append_index(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_index r SET version = i.v, number = i.no, title = x.ti, organisation = x.og, organisation_name = x.on, amount = x.a,
        currency = x.y, state = i.s, waiting_for = x.w, held = coalesce(x.he, '{}'), next_due = x.nd, blocked = x.bk, final = x.fi,
        liquidation_due = x.ld, content_hash = x.ch, updated_at = i.t
    FROM jsonb_to_recordset(items) AS i(c uuid, v bigint, b bigint, no text, s text, t timestamptz, x jsonb),
        jsonb_to_record(i.x) AS x(ti text, og text, "on" text, a bigint, y text, w text[], he text[], nd date, bk boolean, fi boolean, ld date, ch text)
    WHERE r.case_id = i.c AND i.b > 0;
END $$;
