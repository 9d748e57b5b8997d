-- What is one for all servers of this database.
CREATE TABLE server_facts (
  name  text PRIMARY KEY,
  value text NOT NULL
);

-- Orleans' tables. Its AdoNet providers know no table but this one: they look their statements up here by key, pass parameters by name, and
-- read columns by name.
CREATE TABLE OrleansQuery (
  QueryKey  text PRIMARY KEY,
  QueryText text NOT NULL
);

-- Clustering. One row a cluster: its version is the fence of every change of its members.
CREATE TABLE orleans_clusters (
  deployment_id text PRIMARY KEY,
  version       integer NOT NULL,
  changed_at    timestamptz NOT NULL
);

-- Status: 1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead. Heartbeats change no column of an index (HOT).
CREATE TABLE orleans_members (
  deployment_id text NOT NULL REFERENCES orleans_clusters ON DELETE CASCADE,
  address       text NOT NULL,
  port          integer NOT NULL,
  generation    integer NOT NULL,
  silo_name     text NOT NULL,
  host_name     text NOT NULL,
  status        integer NOT NULL,
  proxy_port    integer NOT NULL,
  suspect_times text,
  started_at    timestamptz NOT NULL,
  alive_at      timestamptz NOT NULL,
  PRIMARY KEY (deployment_id, address, port, generation)
) WITH (fillfactor = 50);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $$
  WITH made AS (
    INSERT INTO orleans_clusters (deployment_id, version, changed_at) VALUES (@DeploymentId, 0, now())
    ON CONFLICT (deployment_id) DO NOTHING RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM made)
$$),
('InsertMembershipKey', $$
  WITH step AS (
    UPDATE orleans_clusters SET version = version + 1, changed_at = now()
    WHERE deployment_id = @DeploymentId AND version = @Version AND NOT EXISTS (
      SELECT 1 FROM orleans_members m
      WHERE m.deployment_id = @DeploymentId AND m.address = @Address AND m.port = @Port AND m.generation = @Generation)
    RETURNING deployment_id),
  made AS (
    INSERT INTO orleans_members
      (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
    SELECT deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM step
    RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM made)
$$),
('UpdateMembershipKey', $$
  WITH step AS (
    UPDATE orleans_clusters SET version = version + 1, changed_at = now()
    WHERE deployment_id = @DeploymentId AND version = @Version AND EXISTS (
      SELECT 1 FROM orleans_members m
      WHERE m.deployment_id = @DeploymentId AND m.address = @Address AND m.port = @Port AND m.generation = @Generation)
    RETURNING deployment_id),
  done AS (
    UPDATE orleans_members m
    SET status = @Status, suspect_times = @SuspectTimes, alive_at = GREATEST(m.alive_at, @IAmAliveTime)
    FROM step s
    WHERE m.deployment_id = s.deployment_id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM done)
$$),
('UpdateIAmAlivetimeKey', $$
  UPDATE orleans_members SET alive_at = @IAmAliveTime
  WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$),
('MembershipReadRowKey', $$
  SELECT c.version AS "Version", m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.silo_name AS "SiloName",
    m.host_name AS "HostName", m.status AS "Status", m.proxy_port AS "ProxyPort", m.suspect_times AS "SuspectTimes",
    m.started_at AS "StartTime", m.alive_at AS "IAmAliveTime"
  FROM orleans_clusters c
  LEFT JOIN orleans_members m
    ON m.deployment_id = c.deployment_id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
  WHERE c.deployment_id = @DeploymentId
$$),
('MembershipReadAllKey', $$
  SELECT c.version AS "Version", m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.silo_name AS "SiloName",
    m.host_name AS "HostName", m.status AS "Status", m.proxy_port AS "ProxyPort", m.suspect_times AS "SuspectTimes",
    m.started_at AS "StartTime", m.alive_at AS "IAmAliveTime"
  FROM orleans_clusters c LEFT JOIN orleans_members m ON m.deployment_id = c.deployment_id
  WHERE c.deployment_id = @DeploymentId
$$),
('GatewaysQueryKey', $$
  SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation" FROM orleans_members
  WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$$),
('DeleteMembershipTableEntriesKey', $$
  DELETE FROM orleans_clusters WHERE deployment_id = @DeploymentId
$$),
('CleanupDefunctSiloEntriesKey', $$
  DELETE FROM orleans_members WHERE deployment_id = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime
$$),
-- Optional: with it Orleans removes one dead row at a time, if nothing of it has changed since it was read.
('CleanupDefunctSiloEntryKey', $$
  DELETE FROM orleans_members
  WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation AND status = 6
    AND started_at = @StartTime AND alive_at = @IAmAliveTime AND NULLIF(suspect_times, '') IS NOT DISTINCT FROM NULLIF(@SuspectTimes, '')
$$);

-- Grain storage. The key is unique, so that of two first writers one fails: extension is '' for grains whose key is a number.
CREATE TABLE orleans_storage (
  service_id      text NOT NULL,
  grain_type_hash integer NOT NULL,
  grain_id_hash   integer NOT NULL,
  grain_id_n0     bigint NOT NULL,
  grain_id_n1     bigint NOT NULL,
  grain_type      text NOT NULL,
  extension       text NOT NULL,
  payload         bytea,
  version         integer NOT NULL,
  modified_at     timestamptz NOT NULL,
  PRIMARY KEY (service_id, grain_type_hash, grain_id_hash, grain_id_n0, grain_id_n1, grain_type, extension)
);

-- No row in the answer means that somebody else wrote.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', $$
  WITH changed AS (
    UPDATE orleans_storage SET payload = @PayloadBinary, version = version + 1, modified_at = now()
    WHERE service_id = @ServiceId AND grain_type_hash = @GrainTypeHash AND grain_id_hash = @GrainIdHash AND grain_id_n0 = @GrainIdN0
      AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString AND extension = COALESCE(@GrainIdExtensionString, '')
      AND version = @GrainStateVersion
    RETURNING version),
  made AS (
    INSERT INTO orleans_storage
      (service_id, grain_type_hash, grain_id_hash, grain_id_n0, grain_id_n1, grain_type, extension, payload, version, modified_at)
    SELECT @ServiceId, @GrainTypeHash, @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, COALESCE(@GrainIdExtensionString, ''),
      @PayloadBinary, 1, now()
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT (service_id, grain_type_hash, grain_id_hash, grain_id_n0, grain_id_n1, grain_type, extension) DO NOTHING
    RETURNING version)
  SELECT version AS "NewGrainStateVersion" FROM changed UNION ALL SELECT version FROM made
$$),
('ReadFromStorageKey', $$
  SELECT payload AS "PayloadBinary", version AS "Version" FROM orleans_storage
  WHERE service_id = @ServiceId AND grain_type_hash = @GrainTypeHash AND grain_id_hash = @GrainIdHash AND grain_id_n0 = @GrainIdN0
    AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString AND extension = COALESCE(@GrainIdExtensionString, '')
$$),
('ClearStorageKey', $$
  UPDATE orleans_storage SET payload = NULL, version = version + 1, modified_at = now()
  WHERE service_id = @ServiceId AND grain_type_hash = @GrainTypeHash AND grain_id_hash = @GrainIdHash AND grain_id_n0 = @GrainIdN0
    AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString AND extension = COALESCE(@GrainIdExtensionString, '')
    AND version = @GrainStateVersion
  RETURNING version AS "NewGrainStateVersion"
$$),
('DeleteStorageKey', $$
  DELETE FROM orleans_storage
  WHERE service_id = @ServiceId AND grain_type_hash = @GrainTypeHash AND grain_id_hash = @GrainIdHash AND grain_id_n0 = @GrainIdN0
    AND grain_id_n1 = @GrainIdN1 AND grain_type = @GrainTypeString AND extension = COALESCE(@GrainIdExtensionString, '')
    AND version = @GrainStateVersion
  RETURNING version + 1 AS "NewGrainStateVersion"
$$);

-- Reminders. Our grains use none; whoever adds one finds its table.
CREATE TABLE orleans_reminders (
  service_id    text NOT NULL,
  grain_id      text NOT NULL,
  reminder_name text NOT NULL,
  start_time    timestamptz NOT NULL,
  period        bigint NOT NULL,
  grain_hash    integer NOT NULL,
  version       integer NOT NULL,
  PRIMARY KEY (service_id, grain_id, reminder_name)
);
CREATE INDEX orleans_reminders_range ON orleans_reminders (service_id, grain_hash);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', $$
  INSERT INTO orleans_reminders AS r (service_id, grain_id, reminder_name, start_time, period, grain_hash, version)
  VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
  ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE
    SET start_time = excluded.start_time, period = excluded.period, grain_hash = excluded.grain_hash, version = r.version + 1
  RETURNING version AS "Version"
$$),
('ReadReminderRowsKey', $$
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans_reminders WHERE service_id = @ServiceId AND grain_id = @GrainId
$$),
('ReadReminderRowKey', $$
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans_reminders WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName
$$),
('ReadRangeRows1Key', $$
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans_reminders WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$$),
('ReadRangeRows2Key', $$
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans_reminders WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$$),
('DeleteReminderRowKey', $$
  WITH gone AS (
    DELETE FROM orleans_reminders
    WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName AND version = @Version RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM gone)
$$),
('DeleteReminderRowsKey', $$
  DELETE FROM orleans_reminders WHERE service_id = @ServiceId
$$);
