-- A scope is what a document was uploaded to. position counts the attachments of a message. owner is the process that uploads
-- or reads it. loose_since is set while a row may turn out to be left over: of an upload until it ends, of an attachment until
-- its run is known to have come. An upload has its own id for a scope. No index covers a column that progress changes (HOT).
CREATE TABLE documents (
  document_id    uuid PRIMARY KEY,
  tenant_id      text NOT NULL,
  scope_kind     text NOT NULL,
  scope_id       uuid NOT NULL,
  run_id         uuid,
  position       integer NOT NULL,
  filename       text NOT NULL,
  type           text NOT NULL,
  size           bigint NOT NULL,
  sha256         text NOT NULL,
  status         text NOT NULL,
  status_message text,
  summary        text,
  chunk_count    integer,
  total_tokens   integer,
  page_count     integer,
  text_length    integer NOT NULL,
  attempt        integer NOT NULL,
  owner          text,
  due_at         timestamptz NOT NULL,
  loose_since    timestamptz,
  started_at     timestamptz,
  completed_at   timestamptz,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX documents_scope ON documents (scope_id, type, sha256);
CREATE UNIQUE INDEX documents_run ON documents (run_id, position) WHERE run_id IS NOT NULL;
CREATE INDEX documents_open ON documents (created_at, document_id) WHERE status IN ('PENDING', 'PROCESSING');
CREATE INDEX documents_loose ON documents (loose_since) WHERE loose_since IS NOT NULL;

-- start counts UTF-16 units; no piece is longer than 8192 of them.
CREATE TABLE document_texts (
  document_id uuid NOT NULL,
  start       integer NOT NULL,
  text        text NOT NULL,
  PRIMARY KEY (document_id, start)
);

CREATE TABLE document_chunks (
  document_id uuid NOT NULL,
  ordinal     integer NOT NULL,
  start       integer NOT NULL,
  text        text NOT NULL,
  tokens      integer NOT NULL,
  page        integer,
  heading     text,
  PRIMARY KEY (document_id, ordinal)
);

CREATE TABLE document_vectors (
  document_id uuid NOT NULL,
  ordinal     integer NOT NULL,
  space       text NOT NULL,
  bytes       bytea NOT NULL,
  PRIMARY KEY (document_id, ordinal, space)
);

CREATE TABLE document_parts (
  document_id uuid NOT NULL,
  part        integer NOT NULL,
  bytes       bytea NOT NULL,
  PRIMARY KEY (document_id, part)
);

CREATE TABLE document_scopes (
  tenant_id  text NOT NULL,
  scope_kind text NOT NULL,
  scope_id   uuid NOT NULL,
  head       bigint NOT NULL,
  PRIMARY KEY (tenant_id, scope_kind, scope_id)
) WITH (fillfactor = 70);

-- Uploads are mostly compressed already, and vectors do not compress.
ALTER TABLE document_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE document_vectors ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- No samples of what documents say in the planner's statistics, where a deletion would not reach them.
ALTER TABLE documents ALTER COLUMN filename SET STATISTICS 0;
ALTER TABLE documents ALTER COLUMN sha256 SET STATISTICS 0;
ALTER TABLE documents ALTER COLUMN status_message SET STATISTICS 0;
ALTER TABLE documents ALTER COLUMN summary SET STATISTICS 0;
ALTER TABLE document_texts ALTER COLUMN text SET STATISTICS 0;
ALTER TABLE document_chunks ALTER COLUMN text SET STATISTICS 0;
ALTER TABLE document_chunks ALTER COLUMN heading SET STATISTICS 0;
ALTER TABLE document_vectors ALTER COLUMN bytes SET STATISTICS 0;
ALTER TABLE document_parts ALTER COLUMN bytes SET STATISTICS 0;
