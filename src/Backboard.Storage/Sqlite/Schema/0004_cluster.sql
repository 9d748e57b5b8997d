-- What is one for all servers of this database.
CREATE TABLE server_facts (
  name  text PRIMARY KEY,
  value text NOT NULL
) WITHOUT ROWID;
