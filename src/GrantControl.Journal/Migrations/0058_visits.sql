-- Visits are read from the journal itself: a few events a case, found among all the others by this.
CREATE INDEX case_event_visit ON case_event (institution, case_id, version) WHERE name LIKE '%.visit-%';

-- Whether an organisation has brought a case to its end before weighs in the rating of its next one.
CREATE INDEX case_index_closed ON case_index (institution, organisation) WHERE state = 'closed';
