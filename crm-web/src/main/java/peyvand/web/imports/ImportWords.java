package peyvand.web.imports;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import peyvand.domain.RuleViolation;
import peyvand.operational.imports.ImportField;
import peyvand.operational.imports.Refusal;
import peyvand.operational.imports.RefusalGroup;
import peyvand.web.i18n.Ui;

/** Says in the user's language what the import engine says in keys. */
final class ImportWords {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    /** Their arguments are limits of ours; those of the others are cells, which stand as they came. */
    private static final Set<String> MEASURED = Set.of("tooLong", "tooManyCells");

    private static final long KILO = 1_000;
    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;

    private final Ui ui;

    ImportWords(Ui ui) {
        this.ui = ui;
    }

    static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    String field(ImportField field) {
        return ui.message("imports.field." + field.name());
    }

    /** Why one row was refused. */
    String refusal(Refusal refusal) {
        String key = "imports.refused." + refusal.reason();
        return MEASURED.contains(refusal.reason())
                ? said(key, refusal.args().stream().map(ImportWords::number).toList())
                : said(key, refusal.args());
    }

    /** What the rows of a group have in common. */
    String group(RefusalGroup group) {
        String heading = ui.messageOr("imports.page.reason." + group.reason(), "");
        return heading.isEmpty() ? refusal(group.examples().get(0).refusal()) : heading;
    }

    String violation(RuleViolation violation) {
        return said(violation.key(), List.of(violation.args()));
    }

    String failure(String key, List<String> args) {
        return said(key, args.stream().map(ImportWords::number).toList());
    }

    private static Object number(String arg) {
        return arg.matches("\\d{1,18}") ? Long.valueOf(arg) : arg;
    }

    private String said(String key, List<?> args) {
        if (ui.messageOr(key, "").isEmpty()) {
            return ui.message("imports.page.unnamed", key);
        }
        return ui.message(key, args.stream().map(this::argument).toArray());
    }

    private Object argument(Object arg) {
        return arg instanceof String text && text.startsWith("@")
                ? ui.messageOr("imports.field." + text.substring(1), text.substring(1))
                : arg;
    }

    String size(long bytes) {
        if (bytes < KILO * KILO) {
            return ui.message("imports.page.size.kb", (bytes + KILO - 1) / KILO);
        }
        return ui.message("imports.page.size.mb", Math.round(bytes / (KILO * KILO / 10.0)) / 10.0);
    }

    String left(Duration left) {
        long seconds = left.toSeconds() + 1;
        if (seconds >= 2 * HOUR) {
            return ui.message("imports.page.left.hours", Math.round(seconds / (double) HOUR));
        }
        return seconds >= 2 * MINUTE
                ? ui.message("imports.page.left.minutes", Math.round(seconds / (double) MINUTE))
                : ui.message("imports.page.left.seconds", seconds);
    }
}
