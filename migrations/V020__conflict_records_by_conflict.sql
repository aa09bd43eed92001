-- Forgetting one expected conflict looked through the records of all of them, which made a long queue that clashes take minutes.

CREATE INDEX sync_conflict_records_conflict ON sync_conflict_records (conflict_id);
