-- The version of the schema, for roles that may not read Flyway's own table. One row, or none before the first version.
CREATE OR REPLACE VIEW schema_version AS
SELECT version
FROM flyway_schema_history
WHERE success AND version IS NOT NULL
ORDER BY installed_rank DESC
LIMIT 1;
