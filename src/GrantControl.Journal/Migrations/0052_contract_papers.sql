-- The papers of contracts, found by their verification code as those of grants are.
CREATE INDEX case_event_paper_contract ON case_event (substring(hash, 1, 10)) WHERE name IN (
    'contract.administrator-appointed/1', 'contract.start-ordered/1', 'contract.delivery-accepted/1', 'contract.penalty-imposed/1', 'contract.settled/1');
