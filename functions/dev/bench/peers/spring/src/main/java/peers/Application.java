package peers;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Spring Boot under AWS's serverless container. */
@SpringBootApplication
public class Application {}
