-- What the demonstration has already told, so that a second start keeps the data and an interrupted one goes on.
CREATE TABLE demonstration (
    institution text NOT NULL REFERENCES institution,
    key         text NOT NULL,
    day         date NOT NULL,
    PRIMARY KEY (institution, key)
);
GRANT SELECT, INSERT, UPDATE ON demonstration TO grantcontrol_app;
