-- Whether a line may be charged is what its budget was imported as. The line learns it from the journal itself, in the
-- transaction that appends the event, so that no writer has to say it twice.
CREATE INDEX case_event_budget ON case_event (institution, (data ->> 'code')) WHERE name = 'budget.imported/1';

CREATE FUNCTION set_chargeable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.chargeable := coalesce(
        (SELECT (e.data ->> 'chargeable')::boolean FROM case_event e
         WHERE e.institution = NEW.institution AND e.name = 'budget.imported/1' AND e.data ->> 'code' = NEW.budget),
        true);
    RETURN NEW;
END $$;

CREATE TRIGGER budget_line_chargeable BEFORE INSERT ON budget_line FOR EACH ROW EXECUTE FUNCTION set_chargeable();
