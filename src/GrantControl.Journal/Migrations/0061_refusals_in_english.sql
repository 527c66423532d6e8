-- Why somebody was refused, for readers of English too. What was refused before has the Spanish words alone.
ALTER TABLE refusal ADD COLUMN message_en text;
