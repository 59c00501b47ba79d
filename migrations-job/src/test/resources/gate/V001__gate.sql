CREATE TABLE half (id int);
-- The test holds this lock and so decides how long the script runs.
SELECT pg_advisory_xact_lock(42);
