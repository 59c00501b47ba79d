package dev.ebayconnector.data;

/** An order and its direction, as {@code sort} names them: {@code created_at}, or {@code -created_at} for descending. */
record Sort(Order order, boolean descending) {

    String text() {
        return (descending ? "-" : "") + order.name();
    }
}
