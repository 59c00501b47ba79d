package dev.ebayconnector.migrations;

/** What the job can be told to do. */
sealed interface Command {

    String name();

    record Migrate() implements Command {
        @Override
        public String name() {
            return "migrate";
        }
    }

    record Info() implements Command {
        @Override
        public String name() {
            return "info";
        }
    }

    record Validate() implements Command {
        @Override
        public String name() {
            return "validate";
        }
    }

    record Diagnose() implements Command {
        @Override
        public String name() {
            return "diagnose";
        }
    }

    record RotateKeys() implements Command {
        @Override
        public String name() {
            return "rotate-keys";
        }
    }

    /** @param environment null for both */
    record TokenInfo(String environment, int limit) implements Command {
        @Override
        public String name() {
            return "token-info";
        }
    }

    record CreateAdmin(Role role) implements Command {
        @Override
        public String name() {
            return "create-admin";
        }
    }
}
