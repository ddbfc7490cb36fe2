package peyvand.analytical.segment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;

/**
 * Something that is asked of a customer.
 *
 * @param field what is asked for, of {@link Fact#FIELD} only
 * @param values of which one is to fit: words, or ids of records
 * @param from the least: a number in plain digits, or a day as ISO writes it
 * @param to the most, likewise
 * @param days how many are the last days
 * @param of which purchases, where the fact is of them
 */
public record Condition(
        Fact fact,
        @Nullable OwnField field,
        Comparison is,
        List<String> values,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer days,
        Purchases of)
        implements Rule {

    public static final int MOST_VALUES = 50;
    public static final int LONGEST = 100;
    public static final int MOST_DAYS = 36_500;
    private static final int DIGITS = 15;
    private static final int DECIMALS = 4;

    /** A field that an administrator has added to customers. */
    public record OwnField(long id, FactType type) {}

    public Condition {
        values = List.copyOf(values);
    }

    /** That a fact is one of those. */
    public static Condition anyOf(Fact fact, String... values) {
        return new Condition(fact, null, Comparison.ANY_OF, List.of(values), null, null, null, Purchases.ALL);
    }

    /** That a number of purchases lies between those; null for no limit. */
    public static Condition between(Fact fact, @Nullable String from, @Nullable String to, Purchases of) {
        return new Condition(fact, null, Comparison.BETWEEN, List.of(), from, to, null, of);
    }

    public FactType type() {
        return field == null ? fact.type() : field.type();
    }

    @Override
    public void check() {
        if ((fact == Fact.FIELD) != (field != null) || !type().comparisons().contains(is)) {
            throw new RuleViolation("rule.segment.comparison");
        }
        checkValues();
        checkLimits();
        checkDays(is.ofDays(), days);
        checkPurchases();
    }

    private void checkValues() {
        if (is.ofValues() ? values.isEmpty() || values.size() > MOST_VALUES : !values.isEmpty()) {
            throw new RuleViolation("rule.segment.values", MOST_VALUES);
        }
        if (values.stream().anyMatch(value -> value.isBlank() || value.length() > LONGEST)) {
            throw new RuleViolation("rule.segment.value", LONGEST);
        }
        if (type() == FactType.RECORD) {
            values.forEach(Condition::id);
        }
        if (type() == FactType.CHOICE && !fact.choices().containsAll(values)) {
            throw new RuleViolation("rule.segment.comparison");
        }
    }

    private void checkLimits() {
        if (is != Comparison.BETWEEN) {
            if (from != null || to != null) {
                throw new RuleViolation("rule.segment.comparison");
            }
        } else if (from == null && to == null) {
            throw new RuleViolation("rule.segment.limits");
        } else if (from != null && to != null && compare(from, to) > 0) {
            throw new RuleViolation("rule.segment.order");
        } else {
            compare(Objects.requireNonNullElse(from, to), Objects.requireNonNullElse(to, from));
        }
    }

    private int compare(String one, String other) {
        return type() == FactType.DAY
                ? day(one).compareTo(day(other))
                : number(one).compareTo(number(other));
    }

    private void checkPurchases() {
        if (!fact.ofPurchases() && !of.equals(Purchases.ALL)) {
            throw new RuleViolation("rule.segment.comparison");
        }
        checkDays(of.days() != null, of.days());
        if (of.days() != null && (of.from() != null || of.to() != null)) {
            throw new RuleViolation("rule.segment.comparison");
        }
        if (of.from() != null && of.to() != null && of.from().isAfter(of.to())) {
            throw new RuleViolation("rule.segment.order");
        }
    }

    private static void checkDays(boolean asked, @Nullable Integer days) {
        if (asked != (days != null) || (days != null && (days < 1 || days > MOST_DAYS))) {
            throw new RuleViolation("rule.segment.days", MOST_DAYS);
        }
    }

    private static void id(String text) {
        try {
            Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new RuleViolation("rule.segment.comparison");
        }
    }

    private static BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.precision() - number.scale() <= DIGITS && number.scale() <= DECIMALS && number.scale() >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new RuleViolation("rule.segment.number");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new RuleViolation("rule.segment.day");
        }
    }
}
