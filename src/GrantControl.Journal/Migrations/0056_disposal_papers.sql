-- The papers of disposals, found by their verification code as those of grants are.
CREATE INDEX case_event_paper_disposal ON case_event (substring(hash, 1, 10)) WHERE name IN (
    'disposal.authorized/1', 'disposal.executed/1', 'disposal.removed-from-books/1');
