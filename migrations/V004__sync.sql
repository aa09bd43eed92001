-- Sync with a hub. On an edge: how far it is, its copy of the hub's log, what waits to be sent, and what the hub has
-- confirmed of the records that waiting changes touch. On both: conflicts with all that is needed to decide them.

CREATE TABLE sync_upstream (
  scope ${uuid} PRIMARY KEY,
  epoch ${uuid} NOT NULL,
  seq ${long} NOT NULL,
  chain TEXT NOT NULL,
  digest ${long} NOT NULL,
  hub_head ${long} NOT NULL,
  hub_digest ${long},
  synced_at ${instant},
  failure TEXT,
  failed_at ${instant}
)${options};

CREATE TABLE hub_log (
  scope ${uuid} NOT NULL,
  seq ${long} NOT NULL,
  changeset_id ${uuid} NOT NULL,
  body_hash TEXT NOT NULL,
  at ${instant} NOT NULL,
  body TEXT,
  effects TEXT,
  chain TEXT NOT NULL,
  PRIMARY KEY (scope, seq)
)${options};
CREATE INDEX hub_log_changeset ON hub_log (changeset_id);

-- What waits, in order. The change itself is in the journal at seq; one that a restored hub lost and that this server does
-- not have in its own journal brings its body along.
DROP TABLE sync_outbox;
CREATE TABLE sync_outbox (
  scope ${uuid} NOT NULL,
  place ${long} NOT NULL,
  changeset_id ${uuid} NOT NULL,
  body TEXT,
  logged_at ${instant},
  since ${instant} NOT NULL,
  problem TEXT,
  PRIMARY KEY (scope, place)
)${options};
CREATE UNIQUE INDEX sync_outbox_changeset ON sync_outbox (changeset_id, scope);

-- What the hub has confirmed of a record; NULL when it has none of it.
CREATE TABLE sync_shadow (
  entity ${ordered} NOT NULL,
  record_id ${uuid} NOT NULL,
  scope ${uuid} NOT NULL,
  confirmed TEXT,
  PRIMARY KEY (entity, record_id)
)${options};
CREATE INDEX sync_shadow_scope ON sync_shadow (scope);

-- Conflicts: the specification's columns, and the whole of it as Roadcase reads it.
ALTER TABLE sync_conflicts ADD COLUMN scope ${uuid};
ALTER TABLE sync_conflicts ADD COLUMN grp TEXT;
ALTER TABLE sync_conflicts ADD COLUMN kind TEXT;
ALTER TABLE sync_conflicts ADD COLUMN changeset_id ${uuid};
ALTER TABLE sync_conflicts ADD COLUMN winner TEXT;
ALTER TABLE sync_conflicts ADD COLUMN is_open ${bool};
ALTER TABLE sync_conflicts ADD COLUMN is_provisional ${bool};
ALTER TABLE sync_conflicts ADD COLUMN whole TEXT;
CREATE INDEX sync_conflicts_scope ON sync_conflicts (scope, resolution);

CREATE TABLE sync_conflict_records (
  conflict_id ${uuid} NOT NULL,
  entity ${ordered} NOT NULL,
  record_id ${uuid} NOT NULL,
  PRIMARY KEY (entity, record_id, conflict_id)
)${options};
