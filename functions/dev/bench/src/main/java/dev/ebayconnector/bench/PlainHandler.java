package dev.ebayconnector.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A health check without any framework: the baseline for the functions. */
public final class PlainHandler implements RequestStreamHandler {

    private Connection connection;

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.readAllBytes();
        try {
            var body = "{\"statusCode\":200,\"body\":\"" + version() + "\"}";
            answer.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private String version() throws SQLException {
        if (connection == null) {
            connection = DriverManager.getConnection(System.getenv("DATABASE_URL"));
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                    SELECT version FROM schema_version
                    """)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
