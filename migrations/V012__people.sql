-- Who may sign in, which devices were here, what was decided about them, and codes that wait to be used. All of it is a
-- server's own: none of it is part of a show, of an archive or of the journal.

-- People with a password. Those that came from the hub are replaced as a whole when the hub tells of others.
CREATE TABLE accounts (
  id ${uuid} NOT NULL,
  from_hub ${bool} NOT NULL,
  name TEXT NOT NULL,
  name_key ${ordered} NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  disabled ${bool} NOT NULL,
  credential INTEGER NOT NULL,
  changed_at ${instant} NOT NULL,
  PRIMARY KEY (id, from_hub)
)${options};
CREATE UNIQUE INDEX accounts_name ON accounts (name_key, from_hub);

CREATE TABLE audit (
  id ${uuid} PRIMARY KEY,
  at ${instant} NOT NULL,
  action TEXT NOT NULL,
  outcome TEXT NOT NULL,
  actor_id ${uuid},
  actor_name TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL
)${options};
CREATE INDEX audit_order ON audit (outcome, id);

CREATE TABLE roster (
  session_id ${ordered} PRIMARY KEY,
  actor_id ${uuid} NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  kind TEXT NOT NULL,
  expires_at ${instant} NOT NULL,
  label TEXT,
  address TEXT NOT NULL,
  seen_at ${instant} NOT NULL
)${options};

CREATE TABLE pair_codes (
  code_hash ${ordered} PRIMARY KEY,
  productions ${json} NOT NULL,
  expires_at ${instant} NOT NULL
)${options};
