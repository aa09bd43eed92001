-- Sessions that were ended before their time, for every process on this database to know.

CREATE TABLE ended_sessions (
  session_id ${ordered} PRIMARY KEY,
  until ${instant} NOT NULL
)${options};
