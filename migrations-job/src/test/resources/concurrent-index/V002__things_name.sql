-- Dropped first: a job killed here leaves an invalid index, and the next one starts anew.
DROP INDEX CONCURRENTLY IF EXISTS things_name;
CREATE INDEX CONCURRENTLY things_name ON things (name);
