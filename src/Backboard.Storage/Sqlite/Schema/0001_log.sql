-- Ids are lower-case text, times microseconds since 1970 in UTC, truth values 0 and 1.
CREATE TABLE tenants (
  tenant_id  text PRIMARY KEY,
  created_at integer NOT NULL
);

CREATE TABLE api_keys (
  key_id     text PRIMARY KEY,
  tenant_id  text NOT NULL,
  hash       blob NOT NULL,
  name       text,
  created_at integer NOT NULL,
  revoked_at integer
);
CREATE INDEX api_keys_tenant ON api_keys (tenant_id);

CREATE TABLE assistants (
  assistant_id                  text PRIMARY KEY,
  tenant_id                     text NOT NULL,
  name                          text NOT NULL,
  description                   text,
  system_prompt                 text,
  tools                         text,
  top_k                         integer NOT NULL,
  embedding_provider            text,
  embedding_model_name          text,
  embedding_dims                integer,
  custom_fact_extraction_prompt text,
  custom_update_memory_prompt   text,
  window_tokens                 integer,
  is_default                    integer NOT NULL,
  version                       integer NOT NULL,
  created_at                    integer NOT NULL,
  updated_at                    integer NOT NULL
);
CREATE INDEX assistants_tenant ON assistants (tenant_id, assistant_id);
CREATE UNIQUE INDEX assistants_default ON assistants (tenant_id) WHERE is_default;

CREATE TABLE threads (
  thread_id    text PRIMARY KEY,
  tenant_id    text NOT NULL,
  assistant_id text NOT NULL,
  user_id      text,
  epoch        integer NOT NULL,
  version      integer NOT NULL,
  owner        text,
  message_head integer NOT NULL,
  event_head   integer NOT NULL,
  run_head     integer NOT NULL,
  metadata     text,
  created_at   integer NOT NULL,
  updated_at   integer NOT NULL
);
CREATE INDEX threads_assistant ON threads (tenant_id, assistant_id, thread_id);
CREATE INDEX threads_tenant ON threads (tenant_id, thread_id);

CREATE TABLE summaries (
  thread_id   text NOT NULL,
  through_seq integer NOT NULL,
  text        text NOT NULL,
  PRIMARY KEY (thread_id, through_seq)
) WITHOUT ROWID;

CREATE TABLE messages (
  thread_id      text NOT NULL,
  seq            integer NOT NULL,
  message_id     text NOT NULL,
  run_id         text NOT NULL,
  role           text NOT NULL,
  status         text NOT NULL,
  content        text NOT NULL,
  created_at     integer NOT NULL,
  tool_calls     text,
  tool_call_id   text,
  tool_name      text,
  metadata       text,
  model_provider text,
  model_name     text,
  usage          text,
  stop_reason    text,
  reasoning      text,
  provider_state text,
  PRIMARY KEY (thread_id, seq)
);

CREATE TABLE run_events (
  thread_id   text NOT NULL,
  seq         integer NOT NULL,
  run_id      text NOT NULL,
  type        text NOT NULL,
  payload     text NOT NULL,
  message_seq integer,
  PRIMARY KEY (thread_id, seq)
) WITHOUT ROWID;

CREATE TABLE runs (
  run_id                text PRIMARY KEY,
  thread_id             text NOT NULL,
  position              integer NOT NULL,
  status                text NOT NULL,
  epoch                 integer NOT NULL,
  attempt               integer NOT NULL,
  owner                 text,
  deadline_at           integer,
  cancel_requested      integer NOT NULL,
  stream_requested      integer NOT NULL,
  request               text NOT NULL,
  usage                 text,
  error                 text,
  error_code            text,
  partial_text          text,
  user_message_seq      integer NOT NULL,
  assistant_message_seq integer NOT NULL,
  first_event_seq       integer NOT NULL,
  last_event_seq        integer NOT NULL,
  prunable_since        integer,
  created_at            integer NOT NULL,
  updated_at            integer NOT NULL
);
CREATE INDEX runs_thread ON runs (thread_id, position);
CREATE INDEX runs_open ON runs (thread_id, position) WHERE status IN ('QUEUED', 'IN_PROGRESS', 'REQUIRES_ACTION');
CREATE INDEX runs_prunable ON runs (prunable_since) WHERE prunable_since IS NOT NULL;

CREATE TABLE nodes (
  owner        text PRIMARY KEY,
  name         text NOT NULL,
  generation   text NOT NULL,
  heartbeat_at integer NOT NULL,
  retired      integer NOT NULL
);

CREATE TABLE idempotency (
  tenant_id   text NOT NULL,
  route       text NOT NULL,
  key         text NOT NULL,
  hash        text NOT NULL,
  resource_id text NOT NULL,
  thread_id   text NOT NULL,
  expires_at  integer NOT NULL,
  PRIMARY KEY (tenant_id, route, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_expiry ON idempotency (expires_at);

CREATE TABLE tombstones (
  id         text PRIMARY KEY,
  deleted_at integer NOT NULL
);
