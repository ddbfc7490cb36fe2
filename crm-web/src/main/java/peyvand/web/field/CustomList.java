package peyvand.web.field;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.CustomFieldId;
import peyvand.domain.Folding;
import peyvand.domain.RecordKind;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomFilter;
import peyvand.operational.field.CustomValue;
import peyvand.operational.field.CustomValues;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListSpec;

/**
 * The custom fields of the records of one list, for one request: as columns, whose values are read only where such a column
 * is shown, and as filters.
 */
final class CustomList<R> {

    private static final String PREFIX = "field_";
    private static final String FROM = "_from";
    private static final String UNTIL = "_until";
    private static final int LONGEST_PART = 100;

    private final RecordKind kind;
    private final List<CustomField> shown;
    private final List<CustomField> filtered;
    private final Function<R, Long> id;
    private final CustomValues values;
    private final Ui ui;
    private Map<Long, Map<CustomFieldId, CustomValue>> loaded = Map.of();

    /** @param asked the names of the request's parameters: a retired field filters where a kept link asks for it */
    CustomList(
            RecordKind kind,
            List<CustomField> all,
            Set<String> asked,
            Function<R, Long> id,
            CustomValues values,
            Ui ui) {
        this.kind = kind;
        this.shown = all.stream().filter(field -> !field.retired()).toList();
        this.filtered = all.stream()
                .filter(field -> !field.retired() || names(field).stream().anyMatch(asked::contains))
                .toList();
        this.id = id;
        this.values = values;
        this.ui = ui;
        requireKnown(asked);
    }

    private void requireKnown(Set<String> asked) {
        Set<String> known = new LinkedHashSet<>();
        filtered.forEach(field -> known.addAll(names(field)));
        if (asked.stream().anyMatch(name -> name.startsWith(PREFIX) && !known.contains(name))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** The list with a column and filters for each field. */
    ListSpec<R> extend(ListSpec<R> spec) {
        return spec.and(
                shown.stream().map(this::column).toList(),
                this::load,
                filtered.stream().flatMap(field -> filters(field).stream()).toList());
    }

    private void load(List<Column<R>> columns, List<R> rows) {
        Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
        List<CustomFieldId> fields = shown.stream()
                .filter(field -> names.contains(field.key()))
                .map(CustomField::id)
                .toList();
        if (!fields.isEmpty() && !rows.isEmpty()) {
            loaded = values.of(kind, rows.stream().map(id).toList(), fields);
        }
    }

    private Column<R> column(CustomField field) {
        Kind columnKind = switch (field.kind()) {
            case TEXT, CHOICE, YES_NO -> Kind.TEXT;
            case NUMBER -> Kind.NUMBER;
            case MONEY -> Kind.MONEY;
            case DATE -> Kind.DATE;
        };
        return Column.<R>of(field.key(), columnKind, row -> cell(field, row))
                .hidden()
                .called(label(field));
    }

    private @Nullable Object cell(CustomField field, R row) {
        CustomValue value = loaded.getOrDefault(id.apply(row), Map.of()).get(field.id());
        if (value == null) {
            return null;
        }
        return value.choice() == null && value.yes() == null ? value.plain() : CustomText.choice(field, value, ui);
    }

    private static List<String> names(CustomField field) {
        return switch (field.kind()) {
            case TEXT, CHOICE, YES_NO -> List.of(field.key());
            case NUMBER, MONEY, DATE -> List.of(field.key() + FROM, field.key() + UNTIL);
        };
    }

    private List<Field> filters(CustomField field) {
        String label = label(field);
        String from = ui.message("custom.from", label);
        String until = ui.message("custom.until", label);
        return switch (field.kind()) {
            case TEXT -> List.of(Field.text(field.key(), LONGEST_PART).called(label, null));
            case CHOICE -> List.of(Field.choice(field.key(), choices(field)).called(label, null));
            case YES_NO ->
                List.of(Field.choice(field.key(), CustomText.yesAndNo(ui)).called(label, null));
            case DATE ->
                List.of(
                        Field.date(field.key() + FROM).called(from, null),
                        Field.date(field.key() + UNTIL).called(until, null));
            case NUMBER, MONEY ->
                List.of(
                        Field.decimal(field.key() + FROM).called(from, null),
                        Field.decimal(field.key() + UNTIL).called(until, null));
        };
    }

    /** Records keep choices that are offered no longer, so one can look for them. */
    private List<Choice> choices(CustomField field) {
        return field.choices().stream()
                .map(choice ->
                        new Choice(Long.toString(choice.id()), choice.label().in(ui.getLanguage())))
                .toList();
    }

    /** The names of the fields that the filters of a list ask for. */
    static Set<String> asked(Form filters) {
        return filters.names().stream()
                .filter(name -> name.startsWith(PREFIX) && filters.text(name) != null)
                .map(name -> name.replaceFirst("(" + FROM + "|" + UNTIL + ")$", ""))
                .collect(Collectors.toSet());
    }

    /** @return null where the filters ask nothing of the field that can be read */
    static @Nullable CustomFilter filter(CustomField field, Form form) {
        CustomValue is = value(field, field.key(), form);
        CustomValue from = value(field, field.key() + FROM, form);
        CustomValue until = value(field, field.key() + UNTIL, form);
        return is == null && from == null && until == null ? null : new CustomFilter(field.id(), is, from, until);
    }

    private static @Nullable CustomValue value(CustomField field, String name, Form form) {
        boolean nothing = !form.has(name)
                || form.problem(name) != null
                || Folding.fold(form.value(name)).isBlank();
        return nothing ? null : CustomFieldSet.value(field, name, form);
    }

    private String label(CustomField field) {
        return field.label().in(ui.getLanguage());
    }
}
