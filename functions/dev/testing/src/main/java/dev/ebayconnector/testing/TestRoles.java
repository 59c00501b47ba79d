package dev.ebayconnector.testing;

import dev.ebayconnector.migrations.Migrations;
import dev.ebayconnector.testingpostgres.PostgresServer;

/**
 * Lets each function's tests run with the rights of its role: whoever logs in under the name of a function
 * ({@code connector-sync-worker}) becomes that function's role ({@code connector_sync_worker}).
 */
final class TestRoles {

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
    }
}
