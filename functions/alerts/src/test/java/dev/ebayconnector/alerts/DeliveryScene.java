package dev.ebayconnector.alerts;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The functions of alerts with one account and a receiver that a test tells what to answer. */
abstract class DeliveryScene {

    static AlertScene scene;
    TestReceiver receiver;
    UUID account;

    @BeforeAll
    static void start() {
        scene = new AlertScene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void clean() {
        scene.reset();
        receiver = new TestReceiver();
        account = scene.account("seller-a");
    }

    @AfterEach
    void close() {
        receiver.close();
    }
}
