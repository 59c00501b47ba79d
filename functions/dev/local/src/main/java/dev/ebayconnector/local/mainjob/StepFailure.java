package dev.ebayconnector.local.mainjob;

/** A step of the main job failed. */
final class StepFailure extends RuntimeException {
    StepFailure(String step, Reply reply) {
        super(step + ": status " + reply.status() + ", " + reply.explanation() + " (request id " + reply.requestId()
                + ")");
    }

    StepFailure(String step, String what, String requestId) {
        super(step + ": " + what + " (request id " + requestId + ")");
    }
}
