package peers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same query as the plain handler's. */
@RestController
class SchemaController {

    private final JdbcClient database;

    SchemaController(JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/healthz/db")
    String version() {
        return database.sql("""
            SELECT version FROM schema_version
            """).query(String.class).single();
    }
}
