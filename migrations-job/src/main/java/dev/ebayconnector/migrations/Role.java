package dev.ebayconnector.migrations;

enum Role {
    ADMIN,
    VIEWER
}
