package peyvand.analytical.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;

/** A customer in memory, who answers rules by what the rules mean and not by any SQL. */
final class Somebody {

    final long id;

    @Nullable
    String kind;

    @Nullable
    String city;

    @Nullable
    String country;

    @Nullable
    String sector;

    @Nullable
    String source;

    @Nullable
    Long owner;

    @Nullable
    Long tier;

    boolean archived;
    LocalDate created = LocalDate.EPOCH;

    @Nullable
    String gender;

    @Nullable
    LocalDate born;

    final Set<String> tags = new TreeSet<>();
    final Map<Long, Object> fields = new HashMap<>();
    List<Line> lines = List.of();

    @Nullable
    Insight insight;

    record Insight(
            String stage,
            String group,
            int r,
            int decile,
            @Nullable Double alive,
            double value,
            String tier) {}

    record Line(
            long order,
            String kind,
            LocalDate day,
            long product,
            List<Long> categories,
            BigDecimal quantity,
            BigDecimal amount) {

        boolean bought() {
            return kind.equals("SALE") && quantity.signum() >= 0;
        }
    }

    Somebody(long id) {
        this.id = id;
    }

    boolean fits(Rule rule, LocalDate today) {
        if (rule instanceof Condition condition) {
            return meets(condition, today);
        }
        Group group = (Group) rule;
        Predicate<Rule> fits = part -> fits(part, today);
        return switch (group.kind()) {
            case ALL -> group.rules().stream().allMatch(fits);
            case ANY -> group.rules().stream().anyMatch(fits);
            case NONE -> group.rules().stream().noneMatch(fits);
        };
    }

    boolean meets(Condition condition, LocalDate today) {
        Object value = value(condition, today);
        return switch (condition.is()) {
            case KNOWN -> value != null;
            case UNKNOWN -> value == null;
            case YES -> Boolean.TRUE.equals(value);
            case NO -> Boolean.FALSE.equals(value);
            case ANY_OF -> fits(condition, value);
            case NONE_OF -> !fits(condition, value);
            case LAST_DAYS ->
                value instanceof LocalDate day && day.isAfter(today.minusDays(days(condition))) && !day.isAfter(today);
            case BEFORE_LAST_DAYS -> value instanceof LocalDate day && !day.isAfter(today.minusDays(days(condition)));
            case BETWEEN -> value != null && lies(value, condition);
        };
    }

    private static int days(Condition condition) {
        return Objects.requireNonNull(condition.days());
    }

    private static boolean lies(Object value, Condition condition) {
        if (value instanceof LocalDate day) {
            return (condition.from() == null || !day.isBefore(LocalDate.parse(condition.from())))
                    && (condition.to() == null || !day.isAfter(LocalDate.parse(condition.to())));
        }
        BigDecimal number = (BigDecimal) value;
        return (condition.from() == null || number.compareTo(new BigDecimal(condition.from())) >= 0)
                && (condition.to() == null || number.compareTo(new BigDecimal(condition.to())) <= 0);
    }

    private static boolean fits(Condition condition, @Nullable Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Set<?> words) {
            return words.stream().anyMatch(word -> same(condition, word.toString()));
        }
        return condition.type() == FactType.TEXT
                ? same(condition, value.toString())
                : condition.values().contains(value.toString());
    }

    private static boolean same(Condition condition, String word) {
        return condition.values().stream()
                .anyMatch(wanted ->
                        Folding.fold(wanted).strip().equals(Folding.fold(word).strip()));
    }

    private @Nullable Object value(Condition condition, LocalDate today) {
        return switch (condition.fact()) {
            case KIND -> kind;
            case CITY -> city;
            case COUNTRY -> country;
            case SECTOR -> sector;
            case SOURCE -> source;
            case OWNER -> owner;
            case TIER -> tier;
            case TAG -> tags.isEmpty() ? null : tags;
            case CREATED -> created;
            case GENDER -> person() ? gender : null;
            case AGE ->
                person() && born != null
                        ? BigDecimal.valueOf(Period.between(born, today).getYears())
                        : null;
            case ORDERS ->
                BigDecimal.valueOf(looked(condition, today).stream()
                        .filter(Line::bought)
                        .map(Line::order)
                        .distinct()
                        .count());
            case AMOUNT -> sum(looked(condition, today), line -> true);
            case RETURNED ->
                sum(looked(condition, today), line -> line.quantity.signum() < 0)
                        .negate();
            case DAYS_SINCE -> since(looked(condition, today), today);
            case FIELD -> fields.get(Objects.requireNonNull(condition.field()).id());
            default -> insight == null ? null : value(insight, condition.fact());
        };
    }

    private static @Nullable Object value(Insight insight, Fact fact) {
        return switch (fact) {
            case INSIGHT_STAGE -> insight.stage;
            case INSIGHT_GROUP -> insight.group;
            case INSIGHT_R, INSIGHT_F, INSIGHT_M -> BigDecimal.valueOf(insight.r);
            case INSIGHT_DECILE -> BigDecimal.valueOf(insight.decile);
            case INSIGHT_ALIVE -> insight.alive == null ? null : BigDecimal.valueOf(insight.alive * 100);
            case INSIGHT_EXPECTED, INSIGHT_VALUE, INSIGHT_AT_RISK -> BigDecimal.valueOf(insight.value);
            case INSIGHT_INVESTMENT -> insight.tier;
            default -> throw new AssertionError(fact);
        };
    }

    private boolean person() {
        return "PERSON".equals(kind);
    }

    private static @Nullable BigDecimal since(List<Line> lines, LocalDate today) {
        Optional<LocalDate> last =
                lines.stream().filter(Line::bought).map(Line::day).max(Comparator.naturalOrder());
        return last.map(day -> BigDecimal.valueOf(today.toEpochDay() - day.toEpochDay()))
                .orElse(null);
    }

    private static BigDecimal sum(List<Line> lines, Predicate<Line> which) {
        return lines.stream()
                .filter(line -> !line.kind.equals("ADJUSTMENT"))
                .filter(which)
                .map(Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Line> looked(Condition condition, LocalDate today) {
        Purchases of = condition.of();
        return lines.stream()
                .filter(line ->
                        of.days() == null || (line.day.isAfter(today.minusDays(of.days())) && !line.day.isAfter(today)))
                .filter(line -> of.from() == null || !line.day.isBefore(of.from()))
                .filter(line -> of.to() == null || !line.day.isAfter(of.to()))
                .filter(line -> of.product() == null || of.product() == line.product)
                .filter(line -> of.category() == null || line.categories.contains(of.category()))
                .toList();
    }
}
