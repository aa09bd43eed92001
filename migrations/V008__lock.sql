-- The production lock is one value of the production, so that it is merged, undone and told of like every other. The
-- columns foreseen for it beside the heads are not needed.

ALTER TABLE productions ADD COLUMN locked_to ${json};
ALTER TABLE sync_scope DROP COLUMN lock_holder;
ALTER TABLE sync_scope DROP COLUMN lock_epoch;
ALTER TABLE sync_scope DROP COLUMN lock_since;
ALTER TABLE sync_scope DROP COLUMN lock_by;
