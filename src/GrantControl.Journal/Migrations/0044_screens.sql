-- What the screens of the office ask for.

-- How far the journal has got: one row to read, however long it grows. Inboxes that are on a screen are counted again
-- when it moves.
GRANT SELECT ON SEQUENCE case_event_position_seq TO grantcontrol_app;

-- What is overdue, and who was refused lately.
CREATE INDEX case_deadline_missed ON case_deadline (institution, due) WHERE missed;
CREATE INDEX refusal_recent ON refusal (institution, at DESC);

-- Findings open are those raised and not resolved, and few events are either.
CREATE INDEX case_event_finding ON case_event (institution, case_id)
    WHERE name LIKE '%.finding-raised/%' OR name LIKE '%.finding-resolved/%';
