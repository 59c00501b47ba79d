package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.sync.run.work.RunWorker;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import java.time.Clock;
import java.time.Duration;

/** A worker in a process of its own: works on the runs that its standard input names. */
final class WorkerProgram {

    private WorkerProgram() {}

    /** @param args milliseconds that the clock is ahead */
    public static void main(String[] args) {
        var worker = new SyncWorkerFunction(System.getenv());
        var clock = new MovableClock();
        clock.advance(Duration.ofMillis(Long.parseLong(args[0])));
        worker.context().registerSingleton(Clock.class, clock);
        worker.context().getBean(RunWorker.class);
        IO.println("ready");
        var event = new ObjectMapper().createObjectNode();
        var records = event.putArray("Records");
        for (var run : IO.readln().split(" ")) {
            records.addObject().put("messageId", run).put("body", run);
        }
        LambdaCall.call(worker, event.toString(), Duration.ofMinutes(15));
        IO.println("done");
        System.exit(0);
    }
}
