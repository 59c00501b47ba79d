package peers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same query, for who is signed in. */
@RestController
class SchemaController {

    private final JdbcClient database;

    SchemaController(JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/signed-in/db")
    String version() {
        return database.sql("""
            SELECT version FROM schema_version
            """).query(String.class).single();
    }
}
