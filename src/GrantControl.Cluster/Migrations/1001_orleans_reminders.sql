-- One row a reminder. Who fires it depends on a range of the ring of hashes, signed as Orleans sends them.
CREATE TABLE orleans.reminder (
    service_id text NOT NULL,
    grain_id   text NOT NULL,
    name       text NOT NULL,
    grain_hash integer NOT NULL,
    start_time timestamptz NOT NULL,
    period     bigint NOT NULL CHECK (period > 0),
    version    integer NOT NULL DEFAULT 0,
    PRIMARY KEY (service_id, grain_id, name)
);
CREATE INDEX reminder_ring ON orleans.reminder (service_id, grain_hash);

INSERT INTO orleans.orleansquery (querykey, querytext) VALUES
('ReadReminderRowsKey', $sql$
    SELECT grain_id AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
    FROM orleans.reminder WHERE service_id = @ServiceId AND grain_id = @GrainId
$sql$),
('ReadReminderRowKey', $sql$
    SELECT grain_id AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
    FROM orleans.reminder WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName
$sql$),
('ReadRangeRows1Key', $sql$
    SELECT grain_id AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
    FROM orleans.reminder
    WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$sql$),
-- The range that goes over the end of the ring, or all round it.
('ReadRangeRows2Key', $sql$
    SELECT grain_id AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
    FROM orleans.reminder
    WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$sql$),
('UpsertReminderRowKey', $sql$
    INSERT INTO orleans.reminder AS r (service_id, grain_id, name, grain_hash, start_time, period)
    VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
    ON CONFLICT (service_id, grain_id, name) DO UPDATE
        SET grain_hash = excluded.grain_hash, start_time = excluded.start_time, period = excluded.period,
            version = r.version + 1
    RETURNING version AS Version
$sql$),
('DeleteReminderRowKey', $sql$
    WITH gone AS (
        DELETE FROM orleans.reminder
        WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName AND version = @Version
        RETURNING 1)
    SELECT EXISTS (SELECT FROM gone)
$sql$),
('DeleteReminderRowsKey', $sql$
    DELETE FROM orleans.reminder WHERE service_id = @ServiceId
$sql$);

GRANT SELECT, INSERT, UPDATE, DELETE ON orleans.reminder TO grantcontrol_app;
