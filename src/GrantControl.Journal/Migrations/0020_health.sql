-- One row that readiness writes over and over: whether anything can be recorded is found out by recording something.
CREATE TABLE health_probe (
    id boolean PRIMARY KEY CHECK (id),
    at timestamptz NOT NULL
);
INSERT INTO health_probe (id, at) VALUES (true, now());
GRANT SELECT, UPDATE ON health_probe TO grantcontrol_app;
