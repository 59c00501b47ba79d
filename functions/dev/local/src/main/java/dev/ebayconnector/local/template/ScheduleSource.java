package dev.ebayconnector.local.template;

/**
 * A schedule that invokes a function.
 *
 * @param name       of the event in the template
 * @param expression {@code rate(…)} or {@code cron(…)}
 */
public record ScheduleSource(String function, String name, String expression) {}
