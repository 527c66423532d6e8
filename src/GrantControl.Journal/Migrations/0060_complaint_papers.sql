-- The papers of complaints, found by the first 80 bits of their hash as those of grants are (0042).
CREATE INDEX case_event_complaint_paper ON case_event (substring(hash, 1, 10)) WHERE name IN (
    'complaint.acknowledged/1', 'complaint.notified/1', 'complaint.referred/1', 'complaint.dismissed/1');
