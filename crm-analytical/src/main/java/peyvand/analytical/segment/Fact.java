package peyvand.analytical.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.insight.Score;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;

/** What rules can ask of customers: the one list of it, with where it is found in the star schema. */
public enum Fact {
    KIND(Topic.PROFILE, FactType.CHOICE, "c.kind", "ORGANISATION", "PERSON"),
    CITY(Topic.PROFILE, FactType.TEXT, "c.city"),
    COUNTRY(Topic.PROFILE, FactType.TEXT, "c.country"),
    SECTOR(Topic.PROFILE, FactType.TEXT, "c.sector"),
    SOURCE(Topic.PROFILE, FactType.TEXT, "c.source"),
    OWNER(Topic.PROFILE, FactType.RECORD, "c.owner_id"),
    TIER(Topic.PROFILE, FactType.RECORD, "c.tier_id"),
    TAG(
            Topic.PROFILE,
            FactType.WORDS,
            "(select min(t.tag_key) from dim_customer_tag t where t.customer_id = c.customer_id)"),
    CREATED(Topic.PROFILE, FactType.DAY, "(c.created_at at time zone (select zone from company))::date"),
    GENDER(
            Topic.PERSON,
            FactType.CHOICE,
            "(select p.gender from dim_person p where p.customer_id = c.customer_id)",
            "FEMALE",
            "MALE",
            "OTHER"),
    AGE(
            Topic.PERSON,
            FactType.NUMBER,
            "(select extract(year from age(cast(:today as date), p.birth_date)) from dim_person p where p.customer_id = c.customer_id)"),
    /** Different orders with something bought. */
    ORDERS(Topic.PURCHASES, FactType.NUMBER, "count(distinct l.order_id) filter (where " + Fact.BOUGHT + ")"),
    /** What was bought less what was brought back, in the base currency. */
    AMOUNT(
            Topic.PURCHASES,
            FactType.NUMBER,
            "coalesce(sum(l.base_amount) filter (where l.order_kind <> 'ADJUSTMENT'), 0)"),
    /** Whole days since something was bought; unknown if nothing was. */
    DAYS_SINCE(
            Topic.PURCHASES,
            FactType.NUMBER,
            "cast(:today as date) - max(l.order_date) filter (where " + Fact.BOUGHT + ")"),
    /** The worth of what was brought back, in the base currency. */
    RETURNED(
            Topic.PURCHASES,
            FactType.NUMBER,
            "coalesce(-sum(l.base_amount) filter (where l.is_return and l.order_kind <> 'ADJUSTMENT'), 0)"),
    /** The stage of the life that customers have with us, as the last analysis told; likewise those that follow. */
    INSIGHT_STAGE(
            Topic.INSIGHT,
            FactType.CHOICE,
            Fact.insight("i.stage"),
            Arrays.stream(Stage.values()).map(Stage::name).toArray(String[]::new)),
    INSIGHT_GROUP(
            Topic.INSIGHT,
            FactType.CHOICE,
            Fact.insight("i.segment"),
            Arrays.stream(RfmSegment.values()).map(RfmSegment::name).toArray(String[]::new)),
    INSIGHT_R(Topic.INSIGHT, FactType.NUMBER, Fact.insight("i.r")),
    INSIGHT_F(Topic.INSIGHT, FactType.NUMBER, Fact.insight("i.f")),
    INSIGHT_M(Topic.INSIGHT, FactType.NUMBER, Fact.insight("i.m")),
    /** Tenth by what was bought, 1 for the best. */
    INSIGHT_DECILE(Topic.INSIGHT, FactType.NUMBER, Fact.insight("i.decile")),
    /** How likely they buy again, in percent. */
    INSIGHT_ALIVE(Topic.INSIGHT, FactType.NUMBER, Fact.insight("round(i.alive::numeric * 100, 4)")),
    /** Purchase days to expect. */
    INSIGHT_EXPECTED(Topic.INSIGHT, FactType.NUMBER, Fact.insight("round(i.expected::numeric, 4)")),
    INSIGHT_VALUE(Topic.INSIGHT, FactType.NUMBER, Fact.insight("round(i.value::numeric, 4)")),
    INSIGHT_AT_RISK(Topic.INSIGHT, FactType.NUMBER, Fact.insight("round(i.at_risk::numeric, 4)")),
    INSIGHT_INVESTMENT(Topic.INSIGHT, FactType.CHOICE, Fact.insight("i.tier"), "HIGH", "MEDIUM", "NONE"),
    /** A field that an administrator has added. */
    FIELD(Topic.FIELDS, FactType.TEXT, "");

    private static final String BOUGHT = "l.order_kind = 'SALE' and not l.is_return";

    /** What belongs together where facts are offered. */
    public enum Topic {
        PROFILE,
        PERSON,
        PURCHASES,
        INSIGHT,
        FIELDS
    }

    private final Topic topic;
    private final FactType type;
    private final String sql;
    private final List<String> choices;

    Fact(Topic topic, FactType type, String sql, String... choices) {
        this.topic = topic;
        this.type = type;
        this.sql = sql;
        this.choices = List.of(choices);
    }

    private static String insight(String what) {
        return "(select " + what + " from dim_insight i where i.customer_id = c.customer_id)";
    }

    public Topic topic() {
        return topic;
    }

    /** Of what kind it is; of {@link #FIELD} the field says it. */
    public FactType type() {
        return type;
    }

    /** With which score it is switched off; empty for what is not. */
    public Optional<Score> score() {
        return switch (this) {
            case INSIGHT_GROUP, INSIGHT_R, INSIGHT_F, INSIGHT_M -> Optional.of(Score.GROUPS);
            case INSIGHT_ALIVE, INSIGHT_EXPECTED, INSIGHT_VALUE, INSIGHT_AT_RISK, INSIGHT_INVESTMENT ->
                Optional.of(Score.VALUE);
            default -> Optional.empty();
        };
    }

    /** What a choice is between. */
    public List<String> choices() {
        return choices;
    }

    /** Whether it is asked of lines of orders, of a time and of what was bought. */
    public boolean ofPurchases() {
        return topic == Topic.PURCHASES;
    }

    /** Its value for the customer {@code c} of {@code dim_customer}; of purchases for lines {@code l}. */
    String sql() {
        return sql;
    }

    /** @return null where there is none of that name */
    public static @Nullable Fact named(String name) {
        for (Fact fact : values()) {
            if (fact.name().equals(name)) {
                return fact;
            }
        }
        return null;
    }
}
