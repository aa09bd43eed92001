-- Wrong attempts at the crew PIN of the last hour, so that all processes on this database count together, also after a restart.

CREATE TABLE pin_guesses (
  id ${uuid} PRIMARY KEY,
  guessed_by TEXT NOT NULL,
  turn TEXT NOT NULL,
  guessed_at ${instant} NOT NULL
)${options};
