package peyvand.operational.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record says in a custom field: exactly one of these, as its kind asks.
 *
 * @param number at most four decimals; of money: in the base currency
 * @param choice the id of one of the field's choices
 */
public record CustomValue(
        @Nullable String text,
        @Nullable BigDecimal number,
        @Nullable LocalDate day,
        @Nullable Long choice,
        @Nullable Boolean yes) {

    public CustomValue {
        if (Stream.of(text, number, day, choice, yes).filter(Objects::nonNull).count() != 1) {
            throw new IllegalArgumentException("one value");
        }
    }

    public static CustomValue of(String text) {
        return new CustomValue(text, null, null, null, null);
    }

    public static CustomValue of(BigDecimal number) {
        return new CustomValue(null, number, null, null, null);
    }

    public static CustomValue of(LocalDate day) {
        return new CustomValue(null, null, day, null, null);
    }

    public static CustomValue of(boolean yes) {
        return new CustomValue(null, null, null, null, yes);
    }

    public static CustomValue chosen(long choice) {
        return new CustomValue(null, null, null, choice, null);
    }

    /** The value itself: a text, a number, a day, the id of a choice, or a truth. */
    public Object plain() {
        return Stream.of(text, number, day, choice, yes)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a field of this kind can hold it. */
    boolean fits(FieldKind kind) {
        return switch (kind) {
            case TEXT -> text != null;
            case NUMBER, MONEY -> number != null;
            case DATE -> day != null;
            case CHOICE -> choice != null;
            case YES_NO -> yes != null;
        };
    }

    /** As the audit log keeps it: choices by their names, numbers and days plainly. */
    public String text(CustomField field) {
        if (choice != null) {
            return field.choice(choice).map(one -> one.label().text()).orElse(choice.toString());
        }
        return number == null ? plain().toString() : number.stripTrailingZeros().toPlainString();
    }
}
