package peyvand.operational.sales;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.domain.RecordKind;
import peyvand.operational.field.CustomFilter;

/**
 * Which orders a list shows; null means any.
 *
 * @param text part of the number
 * @param customer a customer's number, or words of a name
 * @param from the first day, in the company's zone
 * @param to the last day, in the company's zone
 * @param anonymous whether orders without or only orders with a customer are wanted
 * @param own what they must say in custom fields
 */
public record OrderFilter(
        @Nullable String text,
        @Nullable String customer,
        @Nullable OrderKind kind,
        @Nullable OrderState state,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean anonymous,
        List<CustomFilter> own) {

    public OrderFilter(
            @Nullable String text,
            @Nullable String customer,
            @Nullable OrderKind kind,
            @Nullable OrderState state,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean anonymous) {
        this(text, customer, kind, state, from, to, anonymous, List.of());
    }

    public static final OrderFilter NONE = new OrderFilter(null, null, null, null, null, null, null);

    boolean isNone() {
        return equals(NONE);
    }

    /** The same, for one page of the list. */
    OrderFilter forAPage(JdbcClient jdbc) {
        List<CustomFilter> measured = CustomFilter.forAPage(jdbc, RecordKind.ORDER, own);
        return new OrderFilter(text, customer, kind, state, from, to, anonymous, measured);
    }
}
