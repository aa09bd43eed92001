-- What the hub says of a conflict, while something that still waits on this edge has made something else of it.
ALTER TABLE sync_conflicts ADD COLUMN confirmed TEXT;
CREATE INDEX sync_conflicts_confirmed ON sync_conflicts (scope) WHERE confirmed IS NOT NULL;
