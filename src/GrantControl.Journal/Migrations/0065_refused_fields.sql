-- Which fields of a refused command were at fault, and why, in both languages: a list of {path, es, en}. What was refused
-- before kept its sentence alone.
ALTER TABLE refusal ADD COLUMN errors jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(errors) = 'array');
