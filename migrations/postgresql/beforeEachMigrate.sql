-- A migration is the program, too. Lasts until the end of the migration's transaction.
SET LOCAL roadcase.writer = 'migration';
