-- Of which form derived rows are. When what a program derives changes, it makes them anew before it serves; without that
-- an audit of a database that was upgraded would name rows that nobody touched.
CREATE TABLE derived_format (
    name   text PRIMARY KEY,
    format integer NOT NULL
);

-- An inbox asks what a person has done in each case; without this it reads the duties of all people.
CREATE INDEX case_duty_person ON case_duty (person, case_id);
