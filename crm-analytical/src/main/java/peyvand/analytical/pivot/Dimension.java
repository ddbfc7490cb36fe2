package peyvand.analytical.pivot;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;

/**
 * By what sales are told apart. What is not known of a sale has the key {@link #UNKNOWN}.
 *
 * <p>What is told of customers (their sector, owner, tier ...) is told as of now, RFM group, stage and investment tier as of
 * the last analysis, and their age as of the sale.
 */
public enum Dimension {
    /** The key is the id. */
    PRODUCT("l.product_id::text", null, Shapes.ID),
    /** The key is the id of the category the product itself is in. */
    CATEGORY("p.category_id::text", null, Shapes.ID),
    CHANNEL("l.channel", null, Shapes.TEXT),
    /** Of the order, or else of the customer. */
    COUNTRY("coalesce(l.country, c.country)", Source.CUSTOMER, Shapes.TEXT),
    SECTOR("c.sector", Source.CUSTOMER, Shapes.TEXT),
    KIND("c.kind", Source.CUSTOMER, "ORGANISATION|PERSON"),
    /** The key is the id of the customer's tier. */
    TIER("c.tier_id::text", Source.CUSTOMER, Shapes.ID),
    RFM("i.segment", Source.INSIGHT, Shapes.of(RfmSegment.values())),
    STAGE("i.stage", Source.INSIGHT, Shapes.of(Stage.values())),
    INVESTMENT("i.tier", Source.INSIGHT, "HIGH|MEDIUM|NONE"),
    /** The key is the id of a segment the customer belongs to now; of several, each sale counts in each. */
    SEGMENT("array_to_string(g.keys, ',')", Source.SEGMENT, Shapes.ID),
    /** Of customers who are persons. */
    SEX("t.gender", Source.PERSON, "FEMALE|MALE|OTHER"),
    /** Of customers who are persons, by tens of years: 040 is from forty until fifty. */
    AGE(
            "lpad((floor(extract(year from age(l.order_date, t.birth_date)) / 10) * 10)::text, 3, '0')",
            Source.PERSON,
            "\\d{3}"),
    /** The key is the id of whoever looks after the customer. */
    OWNER("c.owner_id::text", Source.CUSTOMER, Shapes.ID),
    /** 202611, or 140508. */
    MONTH("(d.%1$syear * 100 + d.%1$smonth)::text", Source.DAY, "\\d{4}(0[1-9]|1[0-2])"),
    /** 20264, or 14053. */
    QUARTER("(d.%1$syear * 10 + d.%1$squarter)::text", Source.DAY, "\\d{4}[1-4]"),
    YEAR("d.%1$syear::text", Source.DAY, "\\d{4}"),
    /** From 1 for Monday. */
    WEEKDAY("d.weekday::text", Source.DAY, "[1-7]");

    /** The key of what nobody has said. */
    public static final String UNKNOWN = "";

    private static final String IN_SEGMENT =
            "exists (select from dim_segment_member m where m.customer_id = l.customer_id";
    private static final String AS_TEXT = "::text";

    private final String key;
    private final @Nullable Source source;
    private final Pattern keys;

    Dimension(String key, @Nullable Source source, String keys) {
        this.key = key;
        this.source = source;
        this.keys = Pattern.compile(keys);
    }

    /** What keys look like. */
    private static final class Shapes {

        static final String ID = "[1-9]\\d{0,17}";
        static final String TEXT = "(?s).{1,100}";

        private Shapes() {}

        static String of(Enum<?>... values) {
            return Arrays.stream(values).map(Enum::name).collect(joining("|"));
        }
    }

    /** Whether this can be the key of one. */
    public boolean admits(String value) {
        return value.equals(UNKNOWN) || keys.matcher(value).matches();
    }

    /** Months, quarters and years: of too many, the last ones are told. */
    public boolean isTime() {
        return this == MONTH || this == QUARTER || this == YEAR;
    }

    /** Whether its keys stand in an order of their own, and not the largest first. */
    public boolean isOrdered() {
        return isTime() || this == WEEKDAY || this == AGE;
    }

    /** Whether one sale can have several keys: their parts overlap, and together come to more than all. */
    public boolean isSeveral() {
        return this == SEGMENT;
    }

    /** The key of a line in SQL, never null; of several, all of them with commas between. */
    String sql(boolean jalali) {
        return "coalesce(" + key.formatted(jalali ? "jalali_" : "") + ", '')";
    }

    /** That a line has a key, in a way that finds it by an index where there is one. @param name under which the key is bound */
    String is(boolean jalali, String name, String value) {
        if (isSeveral()) {
            return value.equals(UNKNOWN)
                    ? "not " + IN_SEGMENT + ")"
                    : IN_SEGMENT + " and m.segment_id = cast(:" + name + " as bigint))";
        }
        if (value.equals(UNKNOWN)) {
            return sql(jalali) + " = :" + name;
        }
        return key.endsWith(AS_TEXT) && keys.pattern().equals(Shapes.ID)
                ? key.substring(0, key.length() - AS_TEXT.length()) + " = cast(:" + name + " as bigint)"
                : key.formatted(jalali ? "jalali_" : "") + " = :" + name;
    }

    /** That a line has another key than any of some. @param name under which these are bound */
    String isOther(boolean jalali, String name) {
        return isSeveral()
                ? "not g.keys <@ cast(:" + name + " as text[])"
                : "not " + sql(jalali) + " = any (:" + name + ")";
    }

    /** What has to be joined to tell it; whether a line has a certain key can be told of some without. */
    Optional<Source> source() {
        return Optional.ofNullable(source);
    }
}
