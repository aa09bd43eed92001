-- Who typed a wrong PIN is nobody's business but the program's, as whose session was ended is not.

-- Protects every table of the program: those with a scope, which people of its organisation may read, and the few without,
-- which are nobody's business. Other people's tables in the same schema stay as they are.
CREATE OR REPLACE FUNCTION roadcase_protect() RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  one record;
  scopes regclass := format('%I.sync_scope', current_schema())::regclass;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('roadcase_protect'));
  FOR one IN
    SELECT c.oid::regclass AS name, c.relname, a.attname IS NOT NULL AS has_scope
    FROM pg_class c
    LEFT JOIN pg_attribute a
      ON a.attrelid = c.oid AND a.attname = 'scope' AND a.atttypid = 'uuid'::regtype AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relowner = current_user::regrole
      AND (a.attname IS NOT NULL
        OR c.relname IN ('server', 'sync_scope', 'sync_log', 'sync_conflicts', 'sync_conflict_records', 'receipts', 'edges',
          'edge_replicas', 'accounts', 'audit', 'roster', 'pair_codes', 'ended_sessions', 'pin_guesses'))
  LOOP
    PERFORM roadcase_protect(one.name, one.has_scope OR one.name = scopes,
      CASE WHEN one.name = scopes THEN 'org_id = (SELECT roadcase_org())'
      ELSE format('scope IN (SELECT id FROM %s WHERE org_id = (SELECT roadcase_org()))', scopes) END);
  END LOOP;
  PERFORM roadcase_close(format('%I.flyway_schema_history', current_schema())::regclass);
END
$$;
