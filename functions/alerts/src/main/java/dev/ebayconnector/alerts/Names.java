package dev.ebayconnector.alerts;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host; a test puts its own in its place. */
@FunctionalInterface
interface Names {

    InetAddress[] of(String host) throws UnknownHostException;
}
