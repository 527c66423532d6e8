-- What Orleans keeps: who is in the cluster, reminders and snapshots. Nothing here is the truth about a case; the journal
-- is, and every row here may be lost without losing an acknowledged command.
-- The AdoNet providers find their statements by key in OrleansQuery; a connection for them has search_path = orleans.
CREATE SCHEMA orleans;
GRANT USAGE ON SCHEMA orleans TO grantcontrol_app;

CREATE TABLE orleans.orleansquery (
    querykey  varchar(64) PRIMARY KEY,
    querytext varchar(8000) NOT NULL
);

-- One row a cluster. Whoever changes a member must hold the version he read, so the list changes one step at a time.
CREATE TABLE orleans.cluster_version (
    deployment_id text PRIMARY KEY,
    version       integer NOT NULL DEFAULT 0
);

CREATE TABLE orleans.silo (
    deployment_id text NOT NULL REFERENCES orleans.cluster_version,
    address       text NOT NULL,
    port          integer NOT NULL,
    generation    integer NOT NULL,
    silo_name     text NOT NULL,
    host_name     text NOT NULL,
    status        integer NOT NULL,
    proxy_port    integer,
    suspect_times text,
    start_time    timestamptz NOT NULL,
    alive_time    timestamptz NOT NULL,
    PRIMARY KEY (deployment_id, address, port, generation)
) WITH (fillfactor = 50);

INSERT INTO orleans.orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $sql$
    WITH made AS (
        INSERT INTO orleans.cluster_version (deployment_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT EXISTS (SELECT FROM made)
$sql$),
('MembershipReadAllKey', $sql$
    SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName,
           s.host_name AS HostName, s.status AS Status, s.proxy_port AS ProxyPort, s.suspect_times AS SuspectTimes,
           s.start_time AS StartTime, s.alive_time AS IAmAliveTime, v.version AS Version
    FROM orleans.cluster_version v LEFT JOIN orleans.silo s USING (deployment_id)
    WHERE v.deployment_id = @DeploymentId
$sql$),
('MembershipReadRowKey', $sql$
    SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName,
           s.host_name AS HostName, s.status AS Status, s.proxy_port AS ProxyPort, s.suspect_times AS SuspectTimes,
           s.start_time AS StartTime, s.alive_time AS IAmAliveTime, v.version AS Version
    FROM orleans.cluster_version v LEFT JOIN orleans.silo s ON s.deployment_id = v.deployment_id
        AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    WHERE v.deployment_id = @DeploymentId
$sql$),
-- The row lock on the version orders all changes; whoever comes second finds another version and changes nothing.
('InsertMembershipKey', $sql$
    WITH turn AS (
        UPDATE orleans.cluster_version SET version = version + 1
        WHERE deployment_id = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT FROM orleans.silo WHERE deployment_id = @DeploymentId AND address = @Address
                AND port = @Port AND generation = @Generation)
        RETURNING deployment_id),
    made AS (
        INSERT INTO orleans.silo (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port,
            start_time, alive_time)
        SELECT deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime,
            @IAmAliveTime
        FROM turn RETURNING 1)
    SELECT EXISTS (SELECT FROM made)
$sql$),
('UpdateMembershipKey', $sql$
    WITH turn AS (
        UPDATE orleans.cluster_version SET version = version + 1
        WHERE deployment_id = @DeploymentId AND version = @Version AND EXISTS (
            SELECT FROM orleans.silo WHERE deployment_id = @DeploymentId AND address = @Address
                AND port = @Port AND generation = @Generation)
        RETURNING deployment_id),
    changed AS (
        UPDATE orleans.silo s SET status = @Status, suspect_times = @SuspectTimes, alive_time = @IAmAliveTime
        FROM turn
        WHERE s.deployment_id = turn.deployment_id AND s.address = @Address AND s.port = @Port
            AND s.generation = @Generation
        RETURNING 1)
    SELECT EXISTS (SELECT FROM changed)
$sql$),
('UpdateIAmAlivetimeKey', $sql$
    UPDATE orleans.silo SET alive_time = @IAmAliveTime
    WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$sql$),
('GatewaysQueryKey', $sql$
    SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
    FROM orleans.silo
    WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$sql$),
-- 6 is a dead silo.
('CleanupDefunctSiloEntriesKey', $sql$
    DELETE FROM orleans.silo
    WHERE deployment_id = @DeploymentId AND alive_time < @IAmAliveTime AND status = 6
$sql$),
('DeleteMembershipTableEntriesKey', $sql$
    WITH gone AS (DELETE FROM orleans.silo WHERE deployment_id = @DeploymentId RETURNING 1)
    DELETE FROM orleans.cluster_version WHERE deployment_id = @DeploymentId
$sql$);

GRANT SELECT ON orleans.orleansquery TO grantcontrol_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON orleans.cluster_version, orleans.silo TO grantcontrol_app;
