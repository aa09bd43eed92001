-- Which scope a sync run was about, and how many of its records went up; the rest of records_synced came down.

ALTER TABLE sync_log ADD COLUMN scope ${uuid};
ALTER TABLE sync_log ADD COLUMN pushed ${long};
