-- What is ordered, remembered and synced: scopes with their heads, the journal, the queue towards the hub, and the
-- specification's log of sync runs and conflicts. Types differ per database and come from placeholders.

CREATE TABLE server (
  name ${ordered} PRIMARY KEY,
  value TEXT NOT NULL
)${options};

CREATE TABLE sync_scope (
  id ${uuid} PRIMARY KEY,
  kind TEXT NOT NULL,
  org_id ${uuid} NOT NULL,
  epoch ${uuid} NOT NULL,
  head ${long} NOT NULL,
  chain TEXT NOT NULL,
  digest ${long} NOT NULL,
  floor ${long} NOT NULL,
  version_offset ${long} NOT NULL,
  local_only ${bool} NOT NULL,
  lock_holder TEXT,
  lock_epoch ${uuid},
  lock_since ${instant},
  lock_by TEXT
)${options};

CREATE TABLE journal (
  scope ${uuid} NOT NULL,
  seq ${long} NOT NULL,
  changeset_id ${uuid} NOT NULL,
  import_id ${uuid},
  body_hash TEXT NOT NULL,
  author_id ${uuid} NOT NULL,
  author_name TEXT NOT NULL,
  author_kind TEXT NOT NULL,
  at ${instant} NOT NULL,
  cause TEXT NOT NULL,
  body TEXT,
  effects TEXT,
  chain TEXT NOT NULL,
  PRIMARY KEY (scope, seq)
)${options};
CREATE UNIQUE INDEX journal_changeset ON journal (changeset_id, scope);
CREATE INDEX journal_import ON journal (import_id) WHERE import_id IS NOT NULL;

-- Which journal entry gave a record which version.
CREATE TABLE journal_records (
  entity ${ordered} NOT NULL,
  record_id ${uuid} NOT NULL,
  version ${long} NOT NULL,
  scope ${uuid} NOT NULL,
  seq ${long} NOT NULL,
  op TEXT NOT NULL,
  PRIMARY KEY (entity, record_id, version)
)${options};

-- How far a scope's own journal has been confirmed by the hub; the queue is everything after it.
CREATE TABLE sync_outbox (
  scope ${uuid} PRIMARY KEY,
  seq ${long} NOT NULL,
  state TEXT NOT NULL
)${options};

-- The first answer to a request that carried an Idempotency-Key.
CREATE TABLE receipts (
  actor ${uuid} NOT NULL,
  request_key ${ordered} NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  etag TEXT,
  location TEXT,
  body TEXT,
  at ${instant} NOT NULL,
  PRIMARY KEY (actor, request_key)
)${options};
CREATE INDEX receipts_at ON receipts (at);

CREATE TABLE sync_log (
  id ${uuid} PRIMARY KEY,
  sync_direction TEXT,
  started_at ${instant},
  completed_at ${instant},
  status TEXT,
  records_synced INTEGER DEFAULT 0,
  conflicts_detected INTEGER DEFAULT 0,
  errors ${json},
  server_id TEXT,
  created_at ${instant}
)${options};

CREATE TABLE sync_conflicts (
  id ${uuid} PRIMARY KEY,
  table_name TEXT NOT NULL,
  record_id ${uuid} NOT NULL,
  cloud_version ${long},
  local_version ${long},
  cloud_data ${json},
  local_data ${json},
  cloud_updated_at ${instant},
  local_updated_at ${instant},
  resolution TEXT,
  resolved_at ${instant},
  resolved_by ${uuid},
  created_at ${instant}
)${options};
