-- A budget that only breaks down a line of another has the same money twice: nothing may be charged to it.
ALTER TABLE budget_line
    ADD COLUMN chargeable boolean NOT NULL DEFAULT true,
    ADD CONSTRAINT breakdown_not_charged CHECK (chargeable OR reserved = 0);
