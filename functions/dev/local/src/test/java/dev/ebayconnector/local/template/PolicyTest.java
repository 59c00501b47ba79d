package dev.ebayconnector.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.ebayconnector.local.stack.ProjectRoot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may use a route is said in {@code security/Policy} and nowhere else: every route that a controller has, has a line there, and
 * every line has a route. The controllers are those of the compiled classes, so a new function is checked without being
 * listed here.
 */
class PolicyTest {

    private static final Path ROOT = ProjectRoot.find("", Path.of(""));
    private static final String HTTP = "io.micronaut.http.annotation.";
    private static final String SECURED = "io.micronaut.security.annotation.Secured";

    private static JavaClasses classes;
    private static BuiltPolicy policy;

    /** A route of a controller: method, path, and where it is. */
    private record Route(String method, String path, String where) {}

    @BeforeAll
    static void importFunctions() throws IOException, ReflectiveOperationException {
        policy = new BuiltPolicy(ROOT);
        try (var folders = Files.list(ROOT.resolve("functions"))) {
            var built = folders.map(function -> function.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList();
            assertThat(built).as("build the whole project first").hasSizeGreaterThan(5);
            classes = new ClassFileImporter().importPaths(built);
        }
    }

    @Test
    void everyRouteHasALine() {
        var routes = routes();
        assertThat(routes).hasSizeGreaterThan(30);
        assertThat(routes.stream()
                        .filter(route -> policy.of(route.method(), route.path()).isEmpty()))
                .as("routes without a line in security/Policy")
                .isEmpty();
    }

    @Test
    void everyLineHasARoute() {
        var used = routes().stream()
                .flatMap(route -> policy.of(route.method(), route.path()).stream())
                .collect(Collectors.toSet());
        assertThat(policy.lines().stream().filter(line -> !used.contains(line)))
                .as("lines of security/Policy that no controller has")
                .isEmpty();
    }

    @Test
    void noControllerSaysItself() {
        var found = new TreeSet<String>();
        for (var type : classes) {
            if (type.isAnnotatedWith(SECURED)
                    || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(SECURED))) {
                found.add(type.getName());
            }
        }
        assertThat(found)
                .as("classes with @Secured instead of a line in security/Policy")
                .isEmpty();
    }

    @Test
    void everyRouteIsReachedByTheFunctionThatHasIt() {
        var reached = gateway();
        for (var line : policy.lines()) {
            assertThat(reached.stream().anyMatch(route -> matches(route, line.path())))
                    .as("template.yaml has no event for %s %s", line.method(), line.path())
                    .isTrue();
        }
    }

    private static boolean matches(HttpRoute route, String path) {
        int proxy = route.path().indexOf("{proxy+}");
        return proxy < 0
                ? path.equals(route.path())
                : path.length() > proxy && path.startsWith(route.path().substring(0, proxy));
    }

    private static List<HttpRoute> gateway() {
        var parameters =
                Section.mapping(TemplateYaml.read(ROOT.resolve("template.yaml")).get("Parameters"), "Parameters");
        Map<String, String> settings = parameters.entrySet().stream()
                .filter(parameter -> !Section.mapping(parameter.getValue(), parameter.getKey())
                        .containsKey("Default"))
                .collect(Collectors.toMap(Map.Entry::getKey, _ -> "any"));
        return new TemplateReader(ROOT, new LocalCloud("eu-central-1", URI.create("http://127.0.0.1:1")))
                .read(settings)
                .routes();
    }

    private static List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var type : classes) {
            annotation(type, "Controller")
                    .ifPresent(controller -> type.getMethods()
                            .forEach(method -> of(method, paths(controller).getFirst(), type)
                                    .forEach(routes::add)));
        }
        return routes;
    }

    private static Stream<Route> of(JavaMethod method, String base, JavaClass type) {
        return Stream.of("Get", "Post", "Put", "Patch", "Delete", "Head", "Options")
                .flatMap(verb -> annotation(method, verb).stream()
                        .flatMap(mapping -> paths(mapping).stream())
                        .map(path -> new Route(
                                verb.toUpperCase(Locale.ROOT),
                                joined(base, path),
                                type.getSimpleName() + "." + method.getName())));
    }

    private static String joined(String base, String path) {
        var joined = ("/" + base + "/" + path).replaceAll("/{2,}", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }

    private static Optional<? extends JavaAnnotation<?>> annotation(HasAnnotations<?> owner, String name) {
        return owner.tryGetAnnotationOfType(HTTP + name);
    }

    /** {@code uris} where a mapping has several, else {@code value} or {@code uri}. */
    private static List<String> paths(JavaAnnotation<?> mapping) {
        var several =
                mapping.get("uris").map(value -> List.of((Object[]) value)).orElse(List.of());
        if (several.stream().anyMatch(path -> !path.equals("/"))) {
            return several.stream().map(Object::toString).toList();
        }
        return List.of(Stream.of("value", "uri")
                .flatMap(name -> mapping.get(name).stream())
                .map(Object::toString)
                .filter(path -> !path.equals("/"))
                .findFirst()
                .orElse("/"));
    }
}
