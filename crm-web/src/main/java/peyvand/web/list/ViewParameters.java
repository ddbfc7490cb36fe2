package peyvand.web.list;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import peyvand.operational.view.ViewContent;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;

/** What a view keeps, between how it is stored for all and how each user types it. Only filters of the list are read. */
final class ViewParameters {

    static final String SORT = "sort";

    private ViewParameters() {}

    /** @param degraded whether something was stored that the list does not know any more */
    record Typed(Map<String, String> parameters, boolean degraded) {}

    /** What the list shows now. A filter that has a problem lets everything through and is not kept. */
    static ViewContent stored(ListRequest<?> request) {
        Map<String, String> stored = new TreeMap<>();
        Form form = request.filters();
        for (Field field : form.fields()) {
            if (form.text(field.name()) != null && form.problem(field.name()) == null) {
                stored.put(field.name(), plain(form, field));
            }
        }
        if (request.sort() != null) {
            stored.put(SORT, request.sort());
        }
        return new ViewContent(stored, request.askedColumns());
    }

    private static String plain(Form form, Field field) {
        return switch (field.type()) {
            case DATE -> String.valueOf(form.date(field.name()));
            case WHOLE_NUMBER -> String.valueOf(form.wholeNumber(field.name()));
            case DECIMAL -> {
                BigDecimal number = form.decimal(field.name());
                yield number == null ? "" : number.toPlainString();
            }
            default -> form.value(field.name());
        };
    }

    static Typed typed(ListSpec<?> spec, Map<String, String> stored, Formats formats) {
        Map<String, String> typed = new LinkedHashMap<>();
        boolean degraded = false;
        for (Map.Entry<String, String> parameter : stored.entrySet()) {
            String value = typed(spec, parameter.getKey(), parameter.getValue(), formats);
            if (value == null) {
                degraded = true;
            } else {
                typed.put(parameter.getKey(), value);
            }
        }
        return new Typed(typed, degraded);
    }

    private static @Nullable String typed(ListSpec<?> spec, String name, String stored, Formats formats) {
        if (name.equals(SORT)) {
            return spec.sorts().contains(stored.replaceFirst("^-", "")) ? stored : null;
        }
        Field field = spec.filters().stream()
                .filter(filter -> filter.name().equals(name))
                .findFirst()
                .orElse(null);
        if (field == null) {
            return null;
        }
        String written = written(field, stored, formats);
        return written == null
                        || Form.read(List.of(field), formats, Map.of(name, new String[] {written}))
                                .hasProblems()
                ? null
                : written;
    }

    private static @Nullable String written(Field field, String stored, Formats formats) {
        try {
            return switch (field.type()) {
                case DATE -> formats.dateField(LocalDate.parse(stored));
                case WHOLE_NUMBER, DECIMAL -> formats.numberField(new BigDecimal(stored));
                default -> stored;
            };
        } catch (DateTimeParseException | NumberFormatException e) {
            return null;
        }
    }
}
