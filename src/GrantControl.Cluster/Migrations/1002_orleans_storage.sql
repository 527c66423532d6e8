-- Snapshots of cases. Two silos may write the first one at the same moment: the unique index, in which two missing keys
-- are the same key, lets one of them in, and the provider tells the other that it was late.
CREATE TABLE orleans.grain_state (
    service_id      text NOT NULL,
    grain_type      text NOT NULL,
    grain_type_hash integer NOT NULL,
    grain_id_hash   integer NOT NULL,
    key_0           bigint NOT NULL,
    key_1           bigint NOT NULL,
    key_text        text,
    version         integer NOT NULL,
    payload         bytea
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX grain_state_one_row ON orleans.grain_state
    (grain_id_hash, grain_type_hash, key_0, key_1, key_text, grain_type, service_id) NULLS NOT DISTINCT;

INSERT INTO orleans.orleansquery (querykey, querytext) VALUES
('ReadFromStorageKey', $sql$
    SELECT payload AS PayloadBinary, version AS Version
    FROM orleans.grain_state
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND key_0 = @GrainIdN0 AND key_1 = @GrainIdN1
        AND key_text IS NOT DISTINCT FROM @GrainIdExtensionString AND grain_type = @GrainTypeString
        AND service_id = @ServiceId
$sql$),
-- No row in the answer means that somebody else wrote first; the provider reads it as an inconsistent state.
('WriteToStorageKey', $sql$
    WITH changed AS (
        UPDATE orleans.grain_state SET payload = @PayloadBinary, version = version + 1
        WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash
            AND key_0 = @GrainIdN0 AND key_1 = @GrainIdN1
            AND key_text IS NOT DISTINCT FROM @GrainIdExtensionString AND grain_type = @GrainTypeString
            AND service_id = @ServiceId AND version = @GrainStateVersion
        RETURNING version),
    made AS (
        INSERT INTO orleans.grain_state (service_id, grain_type, grain_type_hash, grain_id_hash, key_0, key_1, key_text,
            version, payload)
        SELECT @ServiceId, @GrainTypeString, @GrainTypeHash, @GrainIdHash, @GrainIdN0, @GrainIdN1,
            @GrainIdExtensionString, 1, @PayloadBinary
        WHERE @GrainStateVersion IS NULL
        ON CONFLICT DO NOTHING
        RETURNING version)
    SELECT version AS NewGrainStateVersion FROM changed UNION ALL SELECT version FROM made
$sql$),
('ClearStorageKey', $sql$
    UPDATE orleans.grain_state SET payload = NULL, version = version + 1
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND key_0 = @GrainIdN0 AND key_1 = @GrainIdN1
        AND key_text IS NOT DISTINCT FROM @GrainIdExtensionString AND grain_type = @GrainTypeString
        AND service_id = @ServiceId AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
$sql$);

GRANT SELECT, INSERT, UPDATE ON orleans.grain_state TO grantcontrol_app;
