-- threads is updated by every write: it stays narrow, and no index covers a column that such a write changes (HOT).
CREATE TABLE tenants (
  tenant_id  text PRIMARY KEY,
  created_at timestamptz NOT NULL
);

CREATE TABLE api_keys (
  key_id     text PRIMARY KEY,
  tenant_id  text NOT NULL,
  hash       bytea NOT NULL,
  name       text,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX api_keys_tenant ON api_keys (tenant_id);

CREATE TABLE assistants (
  assistant_id                  uuid PRIMARY KEY,
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
  is_default                    boolean NOT NULL,
  version                       bigint NOT NULL,
  created_at                    timestamptz NOT NULL,
  updated_at                    timestamptz NOT NULL
);
CREATE INDEX assistants_tenant ON assistants (tenant_id, assistant_id);
CREATE UNIQUE INDEX assistants_default ON assistants (tenant_id) WHERE is_default;

CREATE TABLE threads (
  thread_id    uuid PRIMARY KEY,
  tenant_id    text NOT NULL,
  assistant_id uuid NOT NULL,
  user_id      text,
  epoch        bigint NOT NULL,
  version      bigint NOT NULL,
  owner        text,
  message_head bigint NOT NULL,
  event_head   bigint NOT NULL,
  run_head     bigint NOT NULL,
  metadata     text,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX threads_assistant ON threads (tenant_id, assistant_id, thread_id);
CREATE INDEX threads_tenant ON threads (tenant_id, thread_id);

CREATE TABLE summaries (
  thread_id   uuid NOT NULL,
  through_seq bigint NOT NULL,
  text        text NOT NULL,
  PRIMARY KEY (thread_id, through_seq)
);

CREATE TABLE messages (
  thread_id      uuid NOT NULL,
  seq            bigint NOT NULL,
  message_id     uuid NOT NULL,
  run_id         uuid NOT NULL,
  role           text NOT NULL,
  status         text NOT NULL,
  content        text NOT NULL,
  created_at     timestamptz NOT NULL,
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
  thread_id   uuid NOT NULL,
  seq         bigint NOT NULL,
  run_id      uuid NOT NULL,
  type        text NOT NULL,
  payload     text NOT NULL,
  message_seq bigint,
  PRIMARY KEY (thread_id, seq)
);

CREATE TABLE runs (
  run_id                uuid PRIMARY KEY,
  thread_id             uuid NOT NULL,
  position              bigint NOT NULL,
  status                text NOT NULL,
  epoch                 bigint NOT NULL,
  attempt               integer NOT NULL,
  owner                 text,
  deadline_at           timestamptz,
  cancel_requested      boolean NOT NULL,
  stream_requested      boolean NOT NULL,
  request               text NOT NULL,
  usage                 text,
  error                 text,
  error_code            text,
  partial_text          text,
  user_message_seq      bigint NOT NULL,
  assistant_message_seq bigint NOT NULL,
  first_event_seq       bigint NOT NULL,
  last_event_seq        bigint NOT NULL,
  prunable_since        timestamptz,
  created_at            timestamptz NOT NULL,
  updated_at            timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX runs_thread ON runs (thread_id, position);
CREATE INDEX runs_open ON runs (thread_id, position) WHERE status IN ('QUEUED', 'IN_PROGRESS', 'REQUIRES_ACTION');
CREATE INDEX runs_prunable ON runs (prunable_since) WHERE prunable_since IS NOT NULL;

CREATE TABLE nodes (
  owner        text PRIMARY KEY,
  name         text NOT NULL,
  generation   uuid NOT NULL,
  heartbeat_at timestamptz NOT NULL,
  retired      boolean NOT NULL
);

CREATE TABLE idempotency (
  tenant_id   text NOT NULL,
  route       text NOT NULL,
  key         text NOT NULL,
  hash        text NOT NULL,
  resource_id uuid NOT NULL,
  thread_id   uuid NOT NULL,
  expires_at  timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, route, key)
);
CREATE INDEX idempotency_expiry ON idempotency (expires_at);

CREATE TABLE tombstones (
  id         uuid PRIMARY KEY,
  deleted_at timestamptz NOT NULL
);
