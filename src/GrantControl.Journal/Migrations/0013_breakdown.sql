-- Measured on an import of 10,000 lines: reading the flag out of the event unpacked a megabyte of JSON for every line and
-- took half of the time. An index that holds breakdowns only answers without touching the event.
DROP INDEX case_event_budget;
CREATE INDEX case_event_breakdown ON case_event (institution, (data ->> 'code'))
    WHERE name = 'budget.imported/1' AND data ->> 'chargeable' = 'false';

CREATE OR REPLACE FUNCTION set_chargeable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.chargeable := NOT EXISTS (
        SELECT FROM case_event e
        WHERE e.institution = NEW.institution AND e.name = 'budget.imported/1' AND e.data ->> 'chargeable' = 'false'
          AND e.data ->> 'code' = NEW.budget);
    RETURN NEW;
END $$;
