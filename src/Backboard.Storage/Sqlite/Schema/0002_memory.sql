-- A user id of '' stands for none: shared memories. seq is the scope's change that a memory's newest version was made or
-- closed by; older versions have none.
ALTER TABLE assistants ADD COLUMN memory_scope text NOT NULL DEFAULT 'ASSISTANT';

CREATE TABLE memory_scopes (
  tenant_id      text NOT NULL,
  assistant_id   text NOT NULL,
  user_id        text NOT NULL,
  head           integer NOT NULL,
  erased_through integer NOT NULL,
  PRIMARY KEY (assistant_id, user_id)
) WITHOUT ROWID;

CREATE TABLE memories (
  memory_id          text NOT NULL,
  version            integer NOT NULL,
  tenant_id          text NOT NULL,
  assistant_id       text NOT NULL,
  user_id            text NOT NULL,
  seq                integer,
  content            text NOT NULL,
  kind               text NOT NULL,
  confidence         real NOT NULL,
  trust              text NOT NULL,
  extractor          text NOT NULL,
  source_thread_id   text,
  source_message_id  text,
  source_message_seq integer,
  source_start       integer,
  source_length      integer,
  valid_from         integer NOT NULL,
  valid_to           integer,
  recorded_at        integer NOT NULL,
  retired_at         integer,
  superseded_by      text,
  metadata           text,
  created_at         integer NOT NULL,
  occurred_on        integer,
  PRIMARY KEY (memory_id, version)
);
CREATE UNIQUE INDEX memories_changes ON memories (assistant_id, user_id, seq);
CREATE INDEX memories_current ON memories (assistant_id, memory_id) WHERE retired_at IS NULL;
CREATE INDEX memories_source ON memories (source_thread_id) WHERE source_thread_id IS NOT NULL;

CREATE TABLE memory_deletions (
  tenant_id    text NOT NULL,
  assistant_id text NOT NULL,
  user_id      text NOT NULL,
  seq          integer NOT NULL,
  memory_id    text NOT NULL,
  PRIMARY KEY (assistant_id, user_id, seq)
) WITHOUT ROWID;

CREATE TABLE memory_vectors (
  memory_id text NOT NULL,
  version   integer NOT NULL,
  space     text NOT NULL,
  bytes     blob NOT NULL,
  PRIMARY KEY (memory_id, version, space)
) WITHOUT ROWID;

CREATE TABLE memory_operations (
  operation_id text PRIMARY KEY,
  tenant_id    text NOT NULL,
  assistant_id text NOT NULL,
  user_id      text NOT NULL,
  thread_id    text NOT NULL,
  message_id   text NOT NULL,
  message_seq  integer NOT NULL,
  told_at      integer NOT NULL,
  provider     text NOT NULL,
  model        text NOT NULL,
  status       text NOT NULL,
  attempt      integer NOT NULL,
  owner        text NOT NULL,
  due_at       integer NOT NULL,
  error        text,
  effects      text,
  created_at   integer NOT NULL,
  updated_at   integer NOT NULL
);
CREATE INDEX memory_operations_assistant ON memory_operations (assistant_id);
CREATE INDEX memory_operations_open ON memory_operations (assistant_id, user_id, created_at) WHERE status = 'IN_PROGRESS';
CREATE INDEX memory_operations_open_thread ON memory_operations (thread_id) WHERE status = 'IN_PROGRESS';
CREATE INDEX memory_operations_final ON memory_operations (updated_at) WHERE status <> 'IN_PROGRESS';
