package dev.ebayconnector.testing;

import dev.ebayconnector.migrations.Migrations;
import dev.ebayconnector.testingpostgres.PostgresServer;

/**
 * Lets each function's tests run with the rights of its role: whoever logs in under the name of a function
 * ({@code connector-sync-worker}) becomes that function's role ({@code connector_sync_worker}).
 */
final class TestRoles {

    /** A table that the map does not name yet fails one test, {@code RightsMapTest}, and not those of all functions. */
    private static final String GRANT_ALL_ON_UNKNOWN_TABLES = """
        DO $$
        DECLARE
            relation regclass;
            function_role text;
        BEGIN
            FOR relation IN
                SELECT oid FROM pg_class
                WHERE relkind IN ('r', 'v') AND relnamespace = 'public'::regnamespace AND relname <> 'flyway_schema_history'
                  AND NOT EXISTS (SELECT FROM aclexplode(relacl) acl JOIN pg_roles role ON role.oid = acl.grantee
                                  WHERE starts_with(role.rolname, 'connector_'))
            LOOP
                FOR function_role IN SELECT rolname FROM pg_roles WHERE starts_with(rolname, 'connector_') LOOP
                    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', relation, function_role);
                END LOOP;
            END LOOP;
        END $$\
        """;

    private TestRoles() {}

    static void prepare(PostgresServer server, String database) {
        Migrations.grant(server.url(database));
        server.execute(database, """
            CREATE SCHEMA testing;
            CREATE FUNCTION testing.become_function() RETURNS event_trigger LANGUAGE plpgsql AS $$
            DECLARE
                function_role text := replace(split_part(current_setting('application_name'), ' ', 1), '-', '_');
            BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = function_role)
                   AND pg_has_role(session_user, function_role, 'MEMBER') THEN
                    PERFORM set_config('role', function_role, false);
                END IF;
            END $$;
            CREATE EVENT TRIGGER become_function ON login EXECUTE FUNCTION testing.become_function();
            ALTER EVENT TRIGGER become_function ENABLE ALWAYS\
            """);
        server.execute(database, GRANT_ALL_ON_UNKNOWN_TABLES);
    }
}
