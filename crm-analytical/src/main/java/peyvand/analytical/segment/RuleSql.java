package peyvand.analytical.segment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Sql;
import peyvand.domain.Folding;

/**
 * A rule as a condition on the customer {@code c} of {@code dim_customer}, which is never null. Its text comes from constants,
 * all that people have written is bound. It asks for {@code :today}.
 */
final class RuleSql {

    private static final int LONGEST_WHY = 100;

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private final String text;

    private RuleSql(Rule rule) {
        this.text = text(rule);
    }

    static RuleSql of(Rule rule) {
        return new RuleSql(rule);
    }

    /** The condition; what it binds is bound by {@link #bind}. */
    String text() {
        return text;
    }

    /** Of the conditions that a customer meets, what they say to it, by the places of the conditions in the rule. */
    String why() {
        return "jsonb_strip_nulls(jsonb_build_object(" + String.join(",\n", reasons) + "))";
    }

    Sql bind(Sql sql) {
        values.forEach(sql::with);
        return sql;
    }

    private String text(Rule rule) {
        if (rule instanceof Condition condition) {
            return condition(condition);
        }
        Group group = (Group) rule;
        String joined = group.rules().stream()
                .map(this::text)
                .collect(Collectors.joining(group.kind() == Group.Kind.ALL ? "\nand " : "\nor ", "(", ")"));
        return group.kind() == Group.Kind.NONE ? "(not " + joined + ")" : joined;
    }

    private String condition(Condition condition) {
        String value = value(condition);
        String met = "coalesce(" + compared(condition, value) + ", false)";
        String said = condition.type() == FactType.WORDS ? words(condition) : value;
        reasons.add("'" + reasons.size() + "', case when " + met + " then coalesce(to_jsonb(left((" + said + ")::text, "
                + LONGEST_WHY + ")), '\"\"'::jsonb) end");
        return met;
    }

    private String compared(Condition condition, String value) {
        return switch (condition.is()) {
            case KNOWN -> value + " is not null";
            case UNKNOWN -> value + " is null";
            case YES -> value;
            case NO -> "not " + value;
            case ANY_OF -> fits(condition, value);
            case NONE_OF -> "not coalesce(" + fits(condition, value) + ", false)";
            case LAST_DAYS ->
                value + " > cast(:today as date) - " + bind(condition.days()) + " and " + value
                        + " <= cast(:today as date)";
            case BEFORE_LAST_DAYS -> value + " <= cast(:today as date) - " + bind(condition.days());
            case BETWEEN -> between(condition, value);
        };
    }

    private String fits(Condition condition, String value) {
        List<String> wanted = condition.values();
        return switch (condition.type()) {
            case RECORD -> value + " = any (cast(" + bind(wanted.toArray(String[]::new)) + " as bigint[]))";
            case CHOICE -> value + " = any (cast(" + bind(wanted.toArray(String[]::new)) + " as text[]))";
            case WORDS -> "exists (select from dim_customer_tag t where " + tags(condition) + ")";
            default -> "btrim(fold(" + value + ")) = any (cast(" + bind(folded(wanted)) + " as text[]))";
        };
    }

    private String tags(Condition condition) {
        return "t.customer_id = c.customer_id and t.tag_key = any (cast(" + bind(folded(condition.values()))
                + " as text[]))";
    }

    /** Those of the tags that were asked for, or all. */
    private String words(Condition condition) {
        return "select string_agg(t.tag, ', ' order by t.tag) from dim_customer_tag t where "
                + (condition.is() == Comparison.ANY_OF ? tags(condition) : "t.customer_id = c.customer_id");
    }

    private String between(Condition condition, String value) {
        String type = condition.type() == FactType.DAY ? "date" : "numeric";
        List<String> limits = new ArrayList<>();
        if (condition.from() != null) {
            limits.add(value + " >= cast(" + bind(condition.from()) + " as " + type + ")");
        }
        if (condition.to() != null) {
            limits.add(value + " <= cast(" + bind(condition.to()) + " as " + type + ")");
        }
        return String.join(" and ", limits);
    }

    private String value(Condition condition) {
        if (condition.fact().ofPurchases()) {
            return purchases(condition.fact(), condition.of());
        }
        return condition.field() == null ? condition.fact().sql() : field(condition.field());
    }

    private String purchases(Fact fact, Purchases of) {
        StringBuilder sql = new StringBuilder("(select ")
                .append(fact.sql())
                .append(" from fact_order_line l where l.customer_id = c.customer_id");
        if (of.days() != null) {
            sql.append(" and l.order_date > cast(:today as date) - ")
                    .append(bind(of.days()))
                    .append(" and l.order_date <= cast(:today as date)");
        }
        if (of.from() != null) {
            sql.append(" and l.order_date >= cast(")
                    .append(bind(of.from().toString()))
                    .append(" as date)");
        }
        if (of.to() != null) {
            sql.append(" and l.order_date <= cast(")
                    .append(bind(of.to().toString()))
                    .append(" as date)");
        }
        if (of.product() != null) {
            sql.append(" and l.product_id = ").append(bind(of.product()));
        }
        if (of.category() != null) {
            sql.append(
                            " and exists (select from dim_product p where p.product_id = l.product_id and p.category_id = any (array(")
                    .append("select k.category_id from dim_category k where ")
                    .append(bind(of.category()))
                    .append(" = any (k.within))))");
        }
        return sql.append(")").toString();
    }

    private String field(Condition.OwnField field) {
        String column = switch (field.type()) {
            case NUMBER -> "number_value";
            case DAY -> "date_value";
            case RECORD -> "choice_id";
            case YES_NO -> "yes_value";
            default -> "text_value";
        };
        return "(select v." + column
                + " from dim_customer_field v where v.customer_id = c.customer_id and v.field_id = " + bind(field.id())
                + ")";
    }

    private static String[] folded(List<String> words) {
        return words.stream().map(word -> Folding.fold(word).strip()).toArray(String[]::new);
    }

    private String bind(@Nullable Object value) {
        String name = "rule" + values.size();
        values.put(name, Objects.requireNonNull(value));
        return ":" + name;
    }
}
