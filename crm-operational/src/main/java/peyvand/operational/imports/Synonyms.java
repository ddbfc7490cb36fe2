package peyvand.operational.imports;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.Folding;
import peyvand.domain.Viewer;

/** What people call the fields and the choices in the heads and cells of their files, in English and Persian. */
@Component
class Synonyms {

    private static final String IGNORED = "IGNORED";

    private final Map<String, List<ImportField>> fields = new HashMap<>();
    private final Map<String, Map<String, String>> choices = new HashMap<>();
    private final Set<String> ignored = new HashSet<>();

    Synonyms() {
        Properties file = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Synonyms.class.getResourceAsStream("synonyms.properties")),
                StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        for (ImportField field : ImportField.values()) {
            addField(field.name(), field);
            words(file, field.name()).forEach(word -> addField(word, field));
        }
        words(file, IGNORED).forEach(word -> ignored.add(key(word)));
        file.stringPropertyNames().stream().filter(name -> name.contains(".")).forEach(name -> {
            String field = name.substring(0, name.indexOf('.'));
            String choice = name.substring(name.indexOf('.') + 1);
            Map<String, String> known = choices.computeIfAbsent(field, missing -> new HashMap<>());
            known.put(key(choice), choice);
            words(file, name).forEach(word -> known.put(key(word), choice));
        });
    }

    private void addField(String word, ImportField field) {
        fields.computeIfAbsent(key(word), missing -> new ArrayList<>()).add(field);
    }

    private static List<String> words(Properties file, String name) {
        return List.of(file.getProperty(name, "").split("\\s*,\\s*"));
    }

    /** The field each column of a header most likely is; each field once. */
    ImportMapping suggest(ImportKind kind, List<String> header) {
        Set<ImportField> taken = EnumSet.noneOf(ImportField.class);
        List<@Nullable ImportField> columns = new ArrayList<>();
        for (String cell : header) {
            ImportField field = fields.getOrDefault(key(cell), List.of()).stream()
                    .filter(candidate -> candidate.of().contains(kind) && !taken.contains(candidate))
                    .findFirst()
                    .orElse(null);
            if (field != null) {
                taken.add(field);
            }
            columns.add(field);
        }
        return new ImportMapping(columns);
    }

    /** How many cells of a row are names of fields. */
    long recognised(List<String> cells) {
        return cells.stream().filter(cell -> fields.containsKey(key(cell))).count();
    }

    /** The kind of record a header most likely describes. */
    ImportKind likelyKind(Viewer viewer, List<String> header) {
        ImportKind likely = ImportKind.CUSTOMERS;
        double best = -1;
        for (ImportKind kind : Stream.of(ImportKind.values())
                .filter(one -> one.isFor(viewer) && mayBe(one, header))
                .toList()) {
            ImportMapping mapping = suggest(kind, header);
            double score = mapping.columns().stream().filter(Objects::nonNull).count();
            if (ImportField.required(kind).stream()
                    .allMatch(group -> group.stream().anyMatch(mapping::has))) {
                score += 0.5;
            }
            if (score > best) {
                best = score;
                likely = kind;
            }
        }
        return likely;
    }

    /** Leads have the columns of contacts and customers: only a file that speaks of leads is one of leads. */
    private static boolean mayBe(ImportKind kind, List<String> header) {
        return kind != ImportKind.LEADS
                || header.stream().map(Synonyms::key).anyMatch(name -> name.contains("lead") || name.contains("سرنخ"));
    }

    /** What equal headers share, without the column of reasons that our own files of refused rows have. */
    String headerKey(List<String> header) {
        List<String> names = new ArrayList<>(header.stream().map(Synonyms::key).toList());
        if (!names.isEmpty() && ignored.contains(names.get(names.size() - 1))) {
            names.remove(names.size() - 1);
        }
        return String.join("\u001f", names);
    }

    boolean ignores(String header) {
        return ignored.contains(key(header));
    }

    /** The choice a cell names; null when it names none. */
    @Nullable
    String choice(ImportField field, String cell) {
        return choices.getOrDefault(field.name(), Map.of()).get(key(cell));
    }

    private static String key(String text) {
        return Folding.fold(text).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
