package peyvand.web.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import peyvand.domain.CustomFieldId;
import peyvand.operational.imports.ImportField;
import peyvand.operational.imports.ImportKind;
import peyvand.operational.imports.ImportMapping;
import peyvand.operational.imports.ImportPreview;
import peyvand.web.i18n.Ui;

/** The columns of a file: what each is called, a few of its values, and what becomes of it. */
record ColumnsView(List<ColumnView> columns, List<Target> targets, List<Need> needs) {

    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 40;

    /** @param chosen the name of a field; empty for none */
    record ColumnView(String name, List<String> samples, String chosen) {}

    /** A field a column can become. */
    record Target(String value, String label) {}

    /** What has to be among the columns: one field, or either of several. */
    record Need(String label, boolean met) {}

    static ColumnsView of(ImportPreview preview, ImportMapping mapping, Ui ui) {
        ImportWords words = new ImportWords(ui);
        int width = Math.max(
                preview.header().size(),
                preview.rows().stream().mapToInt(List::size).max().orElse(0));
        List<ColumnView> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(column(preview, mapping, i, ui));
        }
        return new ColumnsView(columns, targets(preview, words, ui), needs(preview.kind(), mapping, words, ui));
    }

    private static ColumnView column(ImportPreview preview, ImportMapping mapping, int at, Ui ui) {
        String name = at < preview.header().size() ? preview.header().get(at).strip() : "";
        return new ColumnView(
                name.isEmpty() ? ui.message("imports.page.column", at + 1) : shortened(name),
                preview.rows().stream()
                        .filter(row -> at < row.size())
                        .map(row -> row.get(at).strip())
                        .filter(cell -> !cell.isEmpty())
                        .distinct()
                        .limit(SAMPLES)
                        .map(ColumnsView::shortened)
                        .toList(),
                chosen(mapping, at));
    }

    private static String chosen(ImportMapping mapping, int at) {
        ImportField field = at < mapping.columns().size() ? mapping.columns().get(at) : null;
        Long own = mapping.own().get(at);
        return field != null ? field.name() : own == null ? "" : new CustomFieldId(own).key();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SAMPLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SAMPLE)) + "…";
    }

    /** The fields of such records, and then those the administrator has added to them. */
    private static List<Target> targets(ImportPreview preview, ImportWords words, Ui ui) {
        Stream<Target> own = preview.own().stream()
                .map(field -> target(
                        field.key(),
                        field.label().in(ui.getLanguage()),
                        field.data().required(),
                        ui));
        return Stream.concat(targets(preview.kind(), words, ui), own).toList();
    }

    private static Stream<Target> targets(ImportKind kind, ImportWords words, Ui ui) {
        List<ImportField> required =
                ImportField.required(kind).stream().flatMap(List::stream).toList();
        return kind.fields().stream()
                .map(field -> target(field.name(), words.field(field), required.contains(field), ui));
    }

    private static Target target(String value, String label, boolean required, Ui ui) {
        return new Target(value, required ? ui.message("imports.page.required", label) : label);
    }

    private static List<Need> needs(ImportKind kind, ImportMapping mapping, ImportWords words, Ui ui) {
        return ImportField.required(kind).stream()
                .map(group -> new Need(either(group, words, ui), group.stream().anyMatch(mapping::has)))
                .toList();
    }

    private static String either(List<ImportField> group, ImportWords words, Ui ui) {
        return group.stream()
                .map(words::field)
                .reduce((first, second) -> ui.message("imports.page.or", first, second))
                .orElseThrow();
    }
}
