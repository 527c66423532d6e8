-- The journal is the truth; everything below it is derived from it and is compared with it by the audit.
CREATE TABLE case_event (
    institution    text NOT NULL,
    case_id        uuid NOT NULL,
    version        bigint NOT NULL CHECK (version > 0),
    kind           text NOT NULL,
    name           text NOT NULL,
    actor          text NOT NULL,
    stand_in_for   text CHECK (stand_in_for <> ''),
    at             timestamptz NOT NULL,
    command_id     text NOT NULL,
    policy_version integer NOT NULL,
    content_hash   text NOT NULL,
    payload        bytea NOT NULL,
    data           jsonb NOT NULL,
    previous_hash  bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
    hash           bytea NOT NULL CHECK (octet_length(hash) = 32),
    position       bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (case_id, version)
);

-- One row for each accepted command, kept forever: the same key gives the same answer.
CREATE TABLE command_receipt (
    institution text NOT NULL,
    command_id  text NOT NULL CHECK (command_id ~ '^[!-~]{8,128}$'),
    case_id     uuid NOT NULL,
    body_hash   bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    version     bigint NOT NULL,
    state       text NOT NULL,
    number      text NOT NULL,
    events      text[] NOT NULL,
    at          timestamptz NOT NULL,
    seal        bytea NOT NULL CHECK (octet_length(seal) = 32),
    PRIMARY KEY (institution, command_id)
);
CREATE INDEX command_receipt_case ON command_receipt (case_id, version);

-- Double entry, one row an entry: the same amount debited and credited, so it cannot be out of balance.
CREATE TABLE ledger_entry (
    case_id     uuid NOT NULL,
    version     bigint NOT NULL,
    ordinal     integer NOT NULL CHECK (ordinal >= 0),
    institution text NOT NULL,
    debit       text NOT NULL,
    credit      text NOT NULL,
    amount      bigint NOT NULL CHECK (amount > 0),
    currency    char(3) NOT NULL,
    budget_line text NOT NULL,
    memo        text NOT NULL,
    position    bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (case_id, version, ordinal),
    CHECK (debit <> credit),
    CHECK (debit IN ('appropriation', 'available', 'reserved', 'committed', 'accrued', 'paid',
                     'advance', 'treasury', 'programme-expense', 'recoverable', 'written-off')),
    CHECK (credit IN ('appropriation', 'available', 'reserved', 'committed', 'accrued', 'paid',
                      'advance', 'treasury', 'programme-expense', 'recoverable', 'written-off'))
);
CREATE INDEX ledger_entry_line ON ledger_entry (institution, budget_line, position);

-- Outstanding balances of one appropriation. None can be negative and together they are the current appropriation,
-- which is paid <= accrued <= committed so far <= current, whatever runs at once.
CREATE TABLE budget_line (
    institution      text NOT NULL,
    key              text NOT NULL,
    budget           text NOT NULL,
    code             text NOT NULL,
    name             text NOT NULL,
    currency         char(3) NOT NULL,
    assigned         bigint NOT NULL DEFAULT 0,
    modified         bigint NOT NULL DEFAULT 0,
    available        bigint NOT NULL DEFAULT 0 CONSTRAINT available_not_negative CHECK (available >= 0),
    reserved         bigint NOT NULL DEFAULT 0 CONSTRAINT reserved_not_negative CHECK (reserved >= 0),
    committed        bigint NOT NULL DEFAULT 0 CONSTRAINT committed_not_negative CHECK (committed >= 0),
    accrued          bigint NOT NULL DEFAULT 0 CONSTRAINT accrued_not_negative CHECK (accrued >= 0),
    paid             bigint NOT NULL DEFAULT 0 CONSTRAINT paid_not_negative CHECK (paid >= 0),
    current          bigint GENERATED ALWAYS AS (assigned + modified) STORED,
    committed_so_far bigint GENERATED ALWAYS AS (committed + accrued + paid) STORED,
    accrued_so_far   bigint GENERATED ALWAYS AS (accrued + paid) STORED,
    PRIMARY KEY (institution, key),
    CHECK (key = budget || '/' || code),
    CONSTRAINT balances_are_the_appropriation
        CHECK (assigned + modified = available + reserved + committed + accrued + paid)
) WITH (fillfactor = 50);

-- The row that lists and inboxes read: one a case.
CREATE TABLE case_index (
    institution       text NOT NULL,
    case_id           uuid PRIMARY KEY,
    kind              text NOT NULL,
    version           bigint NOT NULL,
    number            text NOT NULL,
    title             text NOT NULL,
    organisation      text,
    organisation_name text,
    amount            bigint,
    currency          char(3),
    state             text NOT NULL,
    waiting_for       text[] NOT NULL,
    next_due          date,
    blocked           boolean NOT NULL,
    final             boolean NOT NULL,
    liquidation_due   date,
    content_hash      text NOT NULL,
    opened_at         timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    UNIQUE (institution, kind, number),
    CHECK ((amount IS NULL) = (currency IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX case_index_list ON case_index (institution, kind, case_id DESC);
CREATE INDEX case_index_state ON case_index (institution, kind, state, case_id DESC);
CREATE INDEX case_index_waiting ON case_index USING gin (waiting_for) WHERE NOT final;
CREATE INDEX case_index_liquidation ON case_index (institution, organisation, liquidation_due) WHERE liquidation_due IS NOT NULL;

CREATE TABLE case_deadline (
    institution  text NOT NULL,
    case_id      uuid NOT NULL,
    id           text NOT NULL,
    kind         text NOT NULL,
    target       text NOT NULL,
    transition   text NOT NULL,
    owner        text NOT NULL,
    escalates_to text NOT NULL,
    due          date NOT NULL,
    paused_with  integer,
    missed       boolean NOT NULL,
    PRIMARY KEY (case_id, id)
);
CREATE INDEX case_deadline_due ON case_deadline (due, case_id, id) WHERE paused_with IS NULL AND NOT missed;

CREATE TABLE case_duty (
    institution      text NOT NULL,
    case_id          uuid NOT NULL,
    person           text NOT NULL,
    duty             text NOT NULL,
    compensated_with text NOT NULL DEFAULT '',
    PRIMARY KEY (case_id, person, duty, compensated_with)
);

-- Two rows a pair, one for each direction; written by the owner from the workflows that run.
CREATE TABLE duty_conflict (
    kind text NOT NULL,
    a    text NOT NULL,
    b    text NOT NULL,
    PRIMARY KEY (kind, a, b)
);

CREATE TABLE case_gate (
    institution  text NOT NULL,
    case_id      uuid NOT NULL,
    gate         text NOT NULL,
    person       text NOT NULL,
    content_hash text NOT NULL,
    PRIMARY KEY (case_id, gate)
);

CREATE TABLE gate_requirement (
    kind text NOT NULL,
    gate text NOT NULL,
    PRIMARY KEY (kind, gate)
);

-- A thing only one owner may hold. case_id is the case that claimed it first.
CREATE TABLE claim (
    institution text NOT NULL,
    type        text NOT NULL,
    key         text NOT NULL,
    owner       text NOT NULL,
    case_id     uuid NOT NULL,
    PRIMARY KEY (institution, type, key)
);
CREATE INDEX claim_case ON claim (case_id);

-- Who tried what, and why it was refused. Outside the cases.
CREATE TABLE refusal (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    institution  text NOT NULL,
    at           timestamptz NOT NULL,
    person       text NOT NULL,
    stand_in_for text,
    kind         text NOT NULL,
    case_id      uuid NOT NULL,
    command      text NOT NULL,
    command_id   text NOT NULL,
    code         text NOT NULL,
    rule         text NOT NULL,
    message      text NOT NULL
);
CREATE INDEX refusal_list ON refusal (institution, id DESC);
CREATE INDEX refusal_case ON refusal (case_id, id DESC);

-- What must leave the system. Whoever reads it stays behind rows that may still be uncommitted.
CREATE TABLE outbox (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    institution text NOT NULL,
    topic       text NOT NULL,
    payload     jsonb NOT NULL,
    at          timestamptz NOT NULL,
    sent_at     timestamptz
);
CREATE INDEX outbox_unsent ON outbox (position) WHERE sent_at IS NULL;

CREATE TABLE case_number (
    institution text NOT NULL,
    kind        text NOT NULL,
    year        integer NOT NULL,
    next        bigint NOT NULL,
    PRIMARY KEY (institution, kind, year)
) WITH (fillfactor = 50);

GRANT SELECT ON case_event, command_receipt, ledger_entry, budget_line, case_index, case_deadline, case_duty,
    duty_conflict, case_gate, gate_requirement, claim, refusal, outbox, case_number TO grantcontrol_app;
GRANT INSERT ON refusal TO grantcontrol_app;
GRANT UPDATE (sent_at) ON outbox TO grantcontrol_app;
