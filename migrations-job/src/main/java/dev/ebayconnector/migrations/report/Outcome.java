package dev.ebayconnector.migrations.report;

import dev.ebayconnector.diagnosis.Finding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How a command ended. The exit code is the contract with deploy scripts. */
public sealed interface Outcome {

    int exitCode();

    /** The schema is as this job knows it; {@code applied} is empty when there was nothing to do. */
    record Migrated(String schemaVersion, List<AppliedVersion> applied) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    record Listed(String schemaVersion, List<VersionRow> versions) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    record Validated(String schemaVersion) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    record AdminStored(String email, Role role, boolean created) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    /** The exit code is the worst finding's: 0 ok, 1 warn, 2 fail. */
    record Diagnosed(List<Finding> findings) implements Outcome {

        public Finding.Level worst() {
            return findings.stream()
                    .map(Finding::level)
                    .max(Comparator.naturalOrder())
                    .orElse(Finding.Level.OK);
        }

        @Override
        public int exitCode() {
            return worst().ordinal();
        }
    }

    /** @param spareKeys keys that nothing is sealed with any more */
    record KeysRotated(long primaryKeyId, int rotated, List<Long> spareKeys) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    /** @param spareKeys keys that nothing is encrypted with any more */
    record DataKeysRotated(long primaryKeyId, int rotated, List<Long> spareKeys) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    /**
     * @param rows   by table: sealed now, or in a dry run still plain
     * @param dryRun whether nothing was changed
     */
    record Sealed(Map<String, Long> rows, boolean dryRun) implements Outcome {

        public long total() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public int exitCode() {
            return 0;
        }
    }

    /** @param statements what was changed; empty when every role had its rights */
    record Granted(int roles, List<String> statements) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    /** A dry run: rows by table that would be erased, or the number of finished erasures that would be done again. */
    record ErasureCounted(Map<String, Long> rows) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    /**
     * @param rows   by table: what was written to a file, or taken from it
     * @param dryRun whether nothing was changed
     */
    record ErasuresCopied(Map<String, Long> rows, boolean dryRun) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    /** @param receipts members of each receipt, by name */
    record Erased(List<Map<String, Object>> receipts) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    record TokensListed(List<TokenRow> tokens, Instant now) implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    record Failed(List<String> problems, List<AppliedVersion> applied) implements Outcome {
        public Failed(String problem) {
            this(List.of(problem), List.of());
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    record BadSettings(List<String> problems) implements Outcome {
        @Override
        public int exitCode() {
            return 2;
        }
    }

    record DeadlinePassed(String problem, List<AppliedVersion> applied) implements Outcome {
        @Override
        public int exitCode() {
            return 3;
        }
    }
}
