-- A user id of '' stands for none: shared memories. seq is the scope's change that a memory's newest version was made or
-- closed by; older versions have none.
ALTER TABLE assistants ADD COLUMN memory_scope text NOT NULL DEFAULT 'ASSISTANT';

CREATE TABLE memory_scopes (
  tenant_id      text NOT NULL,
  assistant_id   uuid NOT NULL,
  user_id        text NOT NULL,
  head           bigint NOT NULL,
  erased_through bigint NOT NULL,
  PRIMARY KEY (assistant_id, user_id)
) WITH (fillfactor = 70);

CREATE TABLE memories (
  memory_id          uuid NOT NULL,
  version            integer NOT NULL,
  tenant_id          text NOT NULL,
  assistant_id       uuid NOT NULL,
  user_id            text NOT NULL,
  seq                bigint,
  content            text NOT NULL,
  kind               text NOT NULL,
  confidence         double precision NOT NULL,
  trust              text NOT NULL,
  extractor          text NOT NULL,
  source_thread_id   uuid,
  source_message_id  uuid,
  source_message_seq bigint,
  source_start       integer,
  source_length      integer,
  valid_from         timestamptz NOT NULL,
  valid_to           timestamptz,
  recorded_at        timestamptz NOT NULL,
  retired_at         timestamptz,
  superseded_by      uuid,
  metadata           text,
  created_at         timestamptz NOT NULL,
  occurred_on        timestamptz,
  PRIMARY KEY (memory_id, version)
);
CREATE UNIQUE INDEX memories_changes ON memories (assistant_id, user_id, seq);
CREATE INDEX memories_current ON memories (assistant_id, memory_id) WHERE retired_at IS NULL;
CREATE INDEX memories_source ON memories (source_thread_id) WHERE source_thread_id IS NOT NULL;
-- No samples of what people said in the planner's statistics, where a deletion would not reach them.
ALTER TABLE memories ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE memories ALTER COLUMN metadata SET STATISTICS 0;

CREATE TABLE memory_deletions (
  tenant_id    text NOT NULL,
  assistant_id uuid NOT NULL,
  user_id      text NOT NULL,
  seq          bigint NOT NULL,
  memory_id    uuid NOT NULL,
  PRIMARY KEY (assistant_id, user_id, seq)
);

CREATE TABLE memory_vectors (
  memory_id uuid NOT NULL,
  version   integer NOT NULL,
  space     text NOT NULL,
  bytes     bytea NOT NULL,
  PRIMARY KEY (memory_id, version, space)
);

CREATE TABLE memory_operations (
  operation_id uuid PRIMARY KEY,
  tenant_id    text NOT NULL,
  assistant_id uuid NOT NULL,
  user_id      text NOT NULL,
  thread_id    uuid NOT NULL,
  message_id   uuid NOT NULL,
  message_seq  bigint NOT NULL,
  told_at      timestamptz NOT NULL,
  provider     text NOT NULL,
  model        text NOT NULL,
  status       text NOT NULL,
  attempt      integer NOT NULL,
  owner        text NOT NULL,
  due_at       timestamptz NOT NULL,
  error        text,
  effects      text,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX memory_operations_assistant ON memory_operations (assistant_id);
CREATE INDEX memory_operations_open ON memory_operations (assistant_id, user_id, created_at) WHERE status = 'IN_PROGRESS';
CREATE INDEX memory_operations_open_thread ON memory_operations (thread_id) WHERE status = 'IN_PROGRESS';
CREATE INDEX memory_operations_final ON memory_operations (updated_at) WHERE status <> 'IN_PROGRESS';
