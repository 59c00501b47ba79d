package dev.ebayconnector.migrations.report;

public enum Role {
    ADMIN,
    VIEWER
}
