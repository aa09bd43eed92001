-- The edges a hub let in, what each may sync, and the last nonce of every copy of each.

CREATE TABLE edges (
  credential ${uuid} PRIMARY KEY,
  name TEXT NOT NULL,
  productions ${json},
  paired_at ${instant} NOT NULL
)${options};

CREATE TABLE edge_replicas (
  replica ${uuid} PRIMARY KEY,
  credential ${uuid} NOT NULL,
  nonce ${uuid} NOT NULL,
  schema_version INTEGER NOT NULL,
  seen_at ${instant} NOT NULL
)${options};
