-- What waits for a person in a scope, in one number: as it is here, and as the hub told it. It is summed up with the next page.
ALTER TABLE sync_upstream ADD COLUMN inbox ${long} NOT NULL DEFAULT 0;
ALTER TABLE sync_upstream ADD COLUMN hub_inbox ${long};
