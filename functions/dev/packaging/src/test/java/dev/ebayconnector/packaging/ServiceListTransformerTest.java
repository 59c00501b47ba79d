package dev.ebayconnector.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;

class ServiceListTransformerTest {

    private static final String BEANS = "META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/";
    private static final String TYPES = "META-INF/micronaut/io.micronaut.core.beans.BeanIntrospectionReference/";
    private static final String LIST = "META-INF/micronaut-services.txt";
    private static final String LOADER = "META-INF/services/io.micronaut.context.env.PropertySourceLoader";

    private final ServiceListTransformer transformer = new ServiceListTransformer();

    @Test
    void servicesOfMicronautAreListedByTypeAndName() throws IOException {
        process(BEANS + "dev.ebayconnector.$B$Definition", "");
        process(BEANS + "dev.ebayconnector.$A$Definition", "");
        process(TYPES + "dev.ebayconnector.$T$Introspection", "");
        process(LOADER, "# comment\none.Loader # of files\n\n");
        process(LOADER, "two.Loader");
        assertThat(jar()).containsOnly(Map.entry(LIST, """
            io.micronaut.context.env.PropertySourceLoader one.Loader
            io.micronaut.context.env.PropertySourceLoader two.Loader
            io.micronaut.core.beans.BeanIntrospectionReference dev.ebayconnector.$T$Introspection
            io.micronaut.inject.BeanDefinitionReference dev.ebayconnector.$A$Definition
            io.micronaut.inject.BeanDefinitionReference dev.ebayconnector.$B$Definition
            """), Map.entry(LOADER, "one.Loader\ntwo.Loader\n"));
    }

    @Test
    void whatNoFunctionUsesIsNotListed() throws IOException {
        process(BEANS + "io.micronaut.http.client.$DefaultHttpClientConfiguration$Definition", "");
        process(TYPES + "io.micronaut.http.hateoas.$JsonError$Introspection", "");
        process(BEANS + "io.micronaut.http.server.$RouteExecutor$Definition", "");
        assertThat(jar().get(LIST))
                .isEqualTo("io.micronaut.inject.BeanDefinitionReference"
                        + " io.micronaut.http.server.$RouteExecutor$Definition\n");
    }

    @Test
    void otherServicesAreLeftToOthers() {
        assertThat(transformer.canTransformResource("META-INF/services/java.sql.Driver"))
                .isFalse();
        assertThat(transformer.canTransformResource(BEANS + "x")).isTrue();
        assertThat(transformer.hasTransformedResource()).isFalse();
    }

    private void process(String resource, String content) throws IOException {
        assertThat(transformer.canTransformResource(resource)).isTrue();
        transformer.processResource(
                resource, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), List.of(), 0);
    }

    private Map<String, String> jar() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            transformer.modifyOutputStream(jar);
        }
        var entries = new LinkedHashMap<String, String>();
        try (var jar = new JarInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                entries.put(entry.getName(), new String(jar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
