package dev.ebayconnector.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Does what its event says, and otherwise returns it. */
public final class TestHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        output.write(answer(event, context).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String event, Context context) {
        return switch (event) {
            case "\"fail\"" -> throw new IllegalArgumentException("as asked");
            case "\"die\"" -> {
                Runtime.getRuntime().halt(7);
                yield "";
            }
            case "\"hang\"" -> hang();
            case "\"process\"" -> Long.toString(ProcessHandle.current().pid());
            case "\"environment\"" -> System.getenv().keySet().stream().sorted().collect(Collectors.joining(" "));
            case "\"context\"" ->
                context.getFunctionName() + " " + context.getInvokedFunctionArn() + " " + context.getMemoryLimitInMB()
                        + " " + (context.getRemainingTimeInMillis() > 1000) + " "
                        + !context.getAwsRequestId().isEmpty();
            case "\"jdk\"" -> System.getProperty("java.home");
            case "\"zone\"" -> TimeZone.getDefault().getID();
            case "\"large\"" -> "x".repeat(7 * 1024 * 1024);
            case "\"say\"" -> say();
            case String meet
            when meet.startsWith("\"meet ") -> meet(Integer.parseInt(meet.substring(6, meet.length() - 1)));
            default -> event;
        };
    }

    private static String say() {
        System.out.println("said by the function");
        return "said";
    }

    private static String meet(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getInputStream().read();
            return Long.toString(ProcessHandle.current().pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
