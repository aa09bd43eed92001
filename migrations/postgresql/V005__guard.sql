-- PostgreSQL only. A hub's database can be reached by others: people with SQL tools, and on Supabase the REST interface with
-- its roles anon, authenticated and service_role. Whatever they do, the journal must stay the whole truth, so every table of
-- the program refuses writes that did not come through it, and rows are seen only by their own organisation.
-- roadcase_protect() puts this on all tables there are; afterMigrate.sql runs it at each start, so that tables, and roles,
-- that are added later are covered without a line in their migration.

-- The organisation of who asks, from the claims that Supabase sets for each request; NULL when there is none.
CREATE FUNCTION roadcase_org() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN org ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN org::uuid END
  FROM (SELECT nullif(current_setting('request.jwt.claims', true), '')::json #>> '{app_metadata,org_id}') AS claim (org)
$$;

-- Stops accidents. A person who sets roadcase.writer by hand knows what they do; what roles may do is up to their privileges.
CREATE FUNCTION roadcase_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF coalesce(current_setting('roadcase.writer', true), '') = '' THEN
    RAISE EXCEPTION 'Roadcase keeps a journal of %, so it cannot be changed by SQL', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege',
            HINT = 'Make the change through the Roadcase API or console; edges and crews would not hear of it otherwise.';
  END IF;
  RETURN NULL;
END
$$;

-- Wakes the other processes on this database. A hint only: who misses it finds the head by looking.
CREATE FUNCTION roadcase_tell() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('roadcase', NEW.id || ' ' || NEW.head);
  RETURN NULL;
END
$$;
CREATE TRIGGER roadcase_tell AFTER INSERT OR UPDATE ON sync_scope FOR EACH ROW EXECUTE FUNCTION roadcase_tell();

-- The head rows are the hottest of all: leave room on each page for their next versions.
ALTER TABLE sync_scope SET (fillfactor = 50);

-- Takes away what default privileges gave to others; on Supabase they give everything to everyone.
CREATE FUNCTION roadcase_close(name regclass) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  who text;
BEGIN
  IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = name) THEN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
  END IF;
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', name);
  FOR who IN SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated', 'service_role') LOOP
    EXECUTE format('REVOKE ALL ON %s FROM %I', name, who);
  END LOOP;
END
$$;

-- Puts the guard, the row-level security and the privileges on one table. What is there already stays as it is.
CREATE FUNCTION roadcase_protect(name regclass, readable boolean, mine text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  who text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = name AND tgname = 'roadcase_guard') THEN
    EXECUTE format('CREATE TRIGGER roadcase_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
      FOR EACH STATEMENT EXECUTE FUNCTION roadcase_guard()', name);
  END IF;
  PERFORM roadcase_close(name);
  FOR who IN SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated', 'service_role') LOOP
    IF readable AND who <> 'anon' OR who = 'service_role' THEN
      EXECUTE format('GRANT SELECT ON %s TO %I', name, who);
    END IF;
    IF readable AND who = 'authenticated'
        AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = name AND polname = 'roadcase_org') THEN
      EXECUTE format('CREATE POLICY roadcase_org ON %s FOR SELECT TO authenticated USING (%s)', name, mine);
    END IF;
  END LOOP;
END
$$;

-- Protects every table of the program: those with a scope, which people of its organisation may read, and the few without,
-- which are nobody's business. Other people's tables in the same schema stay as they are.
CREATE FUNCTION roadcase_protect() RETURNS void
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
        OR c.relname IN ('server', 'sync_scope', 'sync_log', 'sync_conflicts', 'sync_conflict_records', 'receipts'))
  LOOP
    PERFORM roadcase_protect(one.name, one.has_scope OR one.name = scopes,
      CASE WHEN one.name = scopes THEN 'org_id = (SELECT roadcase_org())'
      ELSE format('scope IN (SELECT id FROM %s WHERE org_id = (SELECT roadcase_org()))', scopes) END);
  END LOOP;
  PERFORM roadcase_close(format('%I.flyway_schema_history', current_schema())::regclass);
END
$$;

REVOKE ALL ON FUNCTION roadcase_protect() FROM PUBLIC;
REVOKE ALL ON FUNCTION roadcase_close(regclass) FROM PUBLIC;
REVOKE ALL ON FUNCTION roadcase_protect(regclass, boolean, text) FROM PUBLIC;
