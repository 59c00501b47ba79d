package dev.ebayconnector.openapi;

/** The sources of the document contradict each other, or the document is not current; the message says what to do. */
final class ContractException extends RuntimeException {

    ContractException(String message) {
        super(message);
    }
}
