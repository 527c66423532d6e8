-- Cases that only some may see: who, by the keys people carry. Null means everybody the usual rule admits.
ALTER TABLE case_index ADD COLUMN read_by text[], ADD COLUMN barred text[] NOT NULL DEFAULT '{}';

CREATE FUNCTION append_readers(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_index r SET read_by = x.a, barred = x.b
    FROM jsonb_to_recordset(items) AS i(c uuid, rd jsonb), jsonb_to_record(i.rd) AS x(a text[], b text[])
    WHERE i.rd IS NOT NULL AND r.case_id = i.c;
END $$;
REVOKE ALL ON FUNCTION append_readers FROM PUBLIC;
INSERT INTO append_step (ordinal, call, asked) VALUES (115, 'append_readers(items)', '$[*].rd');
SELECT append_assemble();

-- Citizens come by a door of their own; like the clock they are nobody's person, and nobody holds their role.
ALTER TABLE person ADD CHECK (id <> 'ciudadania');
ALTER TABLE person_role ADD CHECK (role <> 'CIU');

-- What the board of complaints counts by department: the first event of each.
CREATE INDEX case_event_complaint ON case_event (institution, case_id) WHERE name = 'complaint.filed/1';
