package peers;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The same query, for who is signed in. */
@Authenticated
@Path("/signed-in/db")
public class SchemaResource {

    private final DataSource database;

    public SchemaResource(DataSource database) {
        this.database = database;
    }

    @GET
    public Response version() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                    SELECT version FROM schema_version
                    """);
                var rows = statement.executeQuery()) {
            rows.next();
            return Response.ok(rows.getString(1)).build();
        }
    }
}
