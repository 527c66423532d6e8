-- Reports of past visits are few and read by every map of visits.
CREATE INDEX case_event_visit_history ON case_event (institution) WHERE name = 'visit-history.imported/1';
