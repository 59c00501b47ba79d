package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.migrations.schema.JobLock;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ManyJobsTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void ofFourJobsFromShellAndLambdaOneWorksAndAllExitWithZero() throws Exception {
        List<JobProcess> jobs = new ArrayList<>();
        CompletableFuture<String> lambda;
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + JobLock.KEY + ")");
            for (int i = 0; i < 3; i++) {
                jobs.add(JobProcess.migrating(database, "db/migration"));
            }
            lambda = CompletableFuture.supplyAsync(() ->
                    LambdaCall.on(Map.of("MIGRATIONS_URL", database.url())).answer("{\"command\":\"migrate\"}"));
            for (JobProcess job : jobs) {
                job.until("another migrations job is running; waiting for it");
            }
        }
        int worked = lambda.get().contains("\"outcome\":\"applied\"") ? 1 : 0;
        for (JobProcess job : jobs) {
            assertThat(job.exitCode()).as(job.said()).isZero();
            worked += job.said().contains("applied V001__users.sql") ? 1 : 0;
        }
        assertThat(lambda.get()).contains("\"exit_code\":0");
        assertThat(worked).isEqualTo(1);
        assertThat(database.advisoryLocks()).isEqualTo("0");
    }

    @Test
    void jobsThatWaitDoNotHoldUpAnIndexThatIsBuiltConcurrently() throws Exception {
        List<JobProcess> jobs = new ArrayList<>();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + JobLock.KEY + ")");
            for (int i = 0; i < 3; i++) {
                jobs.add(JobProcess.migrating(database, "concurrent-index"));
            }
            for (JobProcess job : jobs) {
                job.until("another migrations job is running; waiting for it");
            }
        }
        for (JobProcess job : jobs) {
            assertThat(job.exitCode()).as(job.said()).isZero();
        }
        assertThat(database.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_name'::regclass"))
                .isEqualTo("t");
    }
}
