package dev.ebayconnector.local.queries;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.QuerySource;
import dev.ebayconnector.core.database.QuerySource.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Every SQL statement of the functions, found in their compiled classes so that a new one needs no entry here: each
 * constant that is SQL, which is how {@code @Query} and plain JDBC hold it, each {@link ListQuery} in a static field, with
 * every combination of up to two filters and with all of them, and each {@link QuerySource} in a static field: its first
 * list in the same way, but with two filters only the first page, and its other lists with each filter alone; and what a
 * class whose name ends with Statements puts together.
 */
final class StatementCatalog {

    private static final Pattern SQL =
            Pattern.compile("\\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\\s", Pattern.DOTALL);
    private static final int LIMIT = 101;
    private static final String OURS = "dev.ebayconnector.";

    private final List<Path> classFolders;

    /** @param classFolders {@code target/classes} of every module whose statements are collected */
    StatementCatalog(List<Path> classFolders) {
        this.classFolders = classFolders;
    }

    List<Statement> all() {
        var statements = new ArrayList<Statement>();
        var selects = new LinkedHashSet<String>();
        for (var held : held()) {
            held.select().ifPresent(selects::add);
            statements.addAll(statements(held));
        }
        classFiles().filter(StatementCatalog::isSource).forEach(file -> statements.addAll(putTogether(file)));
        classFiles()
                .filter(file -> !isSource(file))
                .forEach(file -> constants(file)
                        .filter(text -> SQL.matcher(text).lookingAt())
                        .filter(text -> selects.stream().noneMatch(text.strip()::startsWith))
                        .forEach(text -> statements.add(Statement.of(name(file), plain(file, text)))));
        return statements;
    }

    /** Classes of modules that do not know {@link QuerySource} give their statements by a method of this name. */
    private static boolean isSource(Path file) {
        return file.getFileName().toString().endsWith("Statements.class");
    }

    private List<Statement> putTogether(Path file) {
        try (var loader = new URLClassLoader(urls(), getClass().getClassLoader())) {
            var method = Class.forName(className(file), true, loader).getDeclaredMethod("statements");
            method.setAccessible(true);
            return ((List<?>) method.invoke(null))
                    .stream().map(sql -> Statement.of(name(file), (String) sql)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Statement> statements(Held held) {
        var statements = new ArrayList<Statement>();
        for (int i = 0; i < held.lists().size(); i++) {
            var list = held.lists().get(i);
            var names = list.query().filters();
            var sets = i == 0 ? pairs(names) : singles(names);
            statements.addAll(
                    combinations(held.holder(), list, sets, held.select().isEmpty()));
        }
        held.statements().forEach(sql -> statements.add(Statement.of(held.holder(), sql)));
        return statements;
    }

    /**
     * What a static field holds.
     *
     * @param select the first line of a list that is also a constant of its class
     */
    private record Held(String holder, Optional<String> select, List<Listing> lists, List<String> statements) {

        static Held of(Class<?> holder, Object value) {
            return switch (value) {
                case ListQuery list ->
                    new Held(
                            holder.getSimpleName(),
                            list.read().limit(LIMIT).sql().lines().findFirst(),
                            List.of(new Listing(list, List.of(), Map.of())),
                            List.of());
                case QuerySource source ->
                    new Held(holder.getSimpleName(), Optional.empty(), source.lists(), source.statements());
                default -> throw new IllegalStateException(holder.toString());
            };
        }
    }

    private List<Held> held() {
        var found = new ArrayList<Held>();
        try (var loader = new URLClassLoader(urls(), getClass().getClassLoader())) {
            for (var file : classFiles().toList()) {
                if (!holdsQueries(file, loader)) {
                    continue;
                }
                var holder = Class.forName(className(file), true, loader);
                for (var field : holder.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && isQuery(field.getType())) {
                        field.setAccessible(true);
                        found.add(Held.of(holder, field.get(null)));
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks at the types of the static fields before the class is loaded, because not every class can be. */
    private static boolean holdsQueries(Path file, ClassLoader loader) throws IOException, ClassNotFoundException {
        for (var field : ClassFile.of().parse(file).fields()) {
            var type = field.fieldTypeSymbol();
            if (field.flags().has(AccessFlag.STATIC)
                    && type.packageName().startsWith(OURS)
                    && isQuery(Class.forName(type.packageName() + "." + type.displayName(), false, loader))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isQuery(Class<?> type) {
        return type == ListQuery.class || QuerySource.class.isAssignableFrom(type);
    }

    /** The parameters of the select part are unknown here; their number is that of its question marks. */
    private static List<Statement> combinations(
            String holder, Listing list, Set<List<String>> filterSets, boolean firstOfPairs) {
        var query = list.query();
        var first = query.read().limit(LIMIT).sql();
        var own = first.substring(0, first.indexOf("\nORDER BY"))
                .chars()
                .filter(c -> c == '?')
                .count();
        return filterSets.stream()
                .map(filters -> complete(list, filters))
                .distinct()
                .flatMap(filters -> pages(filters, firstOfPairs).map(next -> {
                    var read =
                            query.read(Collections.nCopies((int) own, "value").toArray());
                    filters.forEach(filter -> read.where(filter, "value"));
                    read.after(next ? Collections.nCopies(query.key().size(), "value") : List.of());
                    var source = holder + " by " + query.key().getFirst() + " " + filters + (next ? ", next page" : "");
                    return Statement.of(source, read.limit(LIMIT).sql());
                }))
                .toList();
    }

    /** The first page and the next one. */
    private static Stream<Boolean> pages(Set<String> filters, boolean firstOfPairs) {
        return firstOfPairs && filters.size() == 2 ? Stream.of(false) : Stream.of(false, true);
    }

    /** The filters with those that are never left out. */
    private static Set<String> complete(Listing list, List<String> filters) {
        var all = new LinkedHashSet<>(list.required());
        filters.forEach(filter -> {
            all.add(filter);
            Optional.ofNullable(list.needs().get(filter)).ifPresent(all::add);
        });
        return all;
    }

    /** None, each alone, each two, and all. */
    private static Set<List<String>> pairs(List<String> filters) {
        var sets = singles(filters);
        for (int i = 0; i < filters.size(); i++) {
            for (int j = i + 1; j < filters.size(); j++) {
                sets.add(List.of(filters.get(i), filters.get(j)));
            }
        }
        sets.add(filters);
        return sets;
    }

    /** None, and each alone. */
    private static Set<List<String>> singles(List<String> filters) {
        var sets = new LinkedHashSet<List<String>>();
        sets.add(List.of());
        filters.forEach(filter -> sets.add(List.of(filter)));
        return sets;
    }

    /** {@code \1} and {@code \2} stand for the variable parts of a concatenation. */
    private static String plain(Path file, String sql) {
        if (sql.indexOf('\1') >= 0 || sql.indexOf('\2') >= 0) {
            throw new AssertionError(
                    name(file) + " concatenates SQL at run time; use a ListQuery or a constant: " + sql);
        }
        return sql;
    }

    private Stream<Path> classFiles() {
        return classFolders.stream().flatMap(folder -> {
            try (var files = Files.walk(folder.resolve("dev/ebayconnector"))) {
                return files
                        .filter(file -> file.toString().endsWith(".class"))
                        // Micronaut's generated classes repeat the statements of the classes that they are made for.
                        .filter(file -> !file.getFileName().toString().startsWith("$"))
                        .filter(file -> !file.getFileName().toString().contains("$Intercepted"))
                        .toList()
                        .stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Stream<String> constants(Path file) {
        try {
            var pool = ClassFile.of().parse(file).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(Utf8Entry.class::isInstance)
                    .map(entry -> ((Utf8Entry) entry).stringValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URL[] urls() throws MalformedURLException {
        var urls = new ArrayList<URL>();
        for (var folder : classFolders) {
            urls.add(folder.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".class", "");
    }

    private static String className(Path file) {
        var names = IntStream.range(0, file.getNameCount())
                .mapToObj(i -> file.getName(i).toString())
                .toList();
        var root = names.lastIndexOf("dev");
        return String.join(".", names.subList(root, names.size())).replace(".class", "");
    }
}
