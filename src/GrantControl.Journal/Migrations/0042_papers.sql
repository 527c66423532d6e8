-- A paper is a view of one event and is found by the first 80 bits of its hash, which are its verification code. Only the
-- few events that are papers stand here: hashes are random, and an index over all of them would slow every append of a
-- large journal. A kind of case that prints other events adds an index of its own for them.
CREATE INDEX case_event_paper ON case_event (substring(hash, 1, 10)) WHERE name IN (
    'grant.gate-cleared/1', 'grant.authorized/1', 'grant.signed/1', 'tranche.ordered/1', 'grant.liquidation-determined/1', 'grant.closed/1');
