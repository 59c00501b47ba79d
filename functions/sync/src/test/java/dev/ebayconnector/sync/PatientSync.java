package dev.ebayconnector.sync;

/**
 * Another {@link SyncSystem}, for tests that let days pass: the orders of the fake eBay grow older by them, and the first
 * load of the other tests' system must still find all.
 */
final class PatientSync extends RunningSync {}
