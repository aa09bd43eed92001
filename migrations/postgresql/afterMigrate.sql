-- At each start: covers tables of new migrations, and roles that were made since. V005 says how.
SELECT roadcase_protect();
