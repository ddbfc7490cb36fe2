package peyvand.analytical.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.db.sql.Sql;
import peyvand.db.sql.Visibility;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;

/**
 * Which customers a list shows.
 *
 * @param alike in what they are alike, as in {@link InsightSum#keys}, or from one number to another, as 1-4; an empty text
 *     stands for whom it does not apply to
 * @param boughtSince who has bought on that day or later; cameSince: for the first time
 * @param moving who would come into another tier; null for anybody
 * @param moved who came from one stage to another in a time; null for anybody
 * @param regrouped who came from one group to another in a month; null for anybody
 */
public record ValueFilter(
        Map<Dimension, String> alike,
        @Nullable StaffId owner,
        @Nullable LocalDate boughtSince,
        @Nullable LocalDate cameSince,
        @Nullable Moved moved,
        @Nullable Regrouped regrouped,
        @Nullable Moving moving) {

    /** The row of a policy whose numbers are bound by name. */
    static final String POLICY = """
            row(0, :high_percent::smallint, :high_risk::smallint, :medium_percent::smallint, :medium_risk::smallint,
                now(), null)::investment_policy""";

    /** Who would come from one tier into another under a policy; null for any tier. */
    public record Moving(
            InvestmentPolicy policy,
            @Nullable Tier was,
            @Nullable Tier becomes) {}

    /** @param was null for any, like {@code became}; from: first day; to: last day */
    public record Moved(@Nullable Stage was, @Nullable Stage became, LocalDate from, LocalDate to) {}

    /**
     * @param was name of a group, or {@link GroupMoves#NONE}; null for any but the other, like {@code became}
     * @param month its first day, which tells of which calendar it is
     */
    public record Regrouped(@Nullable String was, @Nullable RfmSegment became, LocalDate month) {}

    public ValueFilter {
        alike = Map.copyOf(alike);
    }

    /** Customers who are alike in one thing. */
    public static ValueFilter alike(Dimension dimension, String value) {
        return new ValueFilter(Map.of(dimension, value), null, null, null, null, null, null);
    }

    /** What must be shown to say who they are. */
    Set<Score> scores() {
        Set<Score> scores = EnumSet.noneOf(Score.class);
        alike.keySet().forEach(dimension -> dimension.score().ifPresent(scores::add));
        if (moving != null) {
            scores.add(Score.VALUE);
        }
        if (regrouped != null) {
            scores.add(Score.GROUPS);
        }
        return scores;
    }

    /** Whether all of a cell are asked for, or none. */
    boolean isOfCells() {
        return owner == null && boughtSince == null && cameSince == null && moved == null && regrouped == null;
    }

    /** Whether nothing is asked for but who came from one group to another. */
    boolean isOfGroups() {
        return regrouped != null
                && alike.isEmpty()
                && owner == null
                && boughtSince == null
                && cameSince == null
                && moved == null
                && moving == null;
    }

    /** The condition that a cell {@code c} is one of theirs. */
    Sql cells(Sql sql) {
        List<Dimension> dimensions = new ArrayList<>(alike.keySet());
        dimensions.sort(null);
        for (Dimension dimension : dimensions) {
            String value = Objects.requireNonNull(alike.get(dimension));
            String name = "cell_" + dimension.column();
            int dash = value.indexOf('-');
            if (dash > 0) {
                sql.and("c." + dimension.column() + " between :" + name + "_from and :" + name + "_to")
                        .with(name + "_from", Integer.valueOf(value.substring(0, dash)))
                        .with(name + "_to", Integer.valueOf(value.substring(dash + 1)));
            } else {
                sql.and("coalesce(c." + dimension.column() + "::text, '') = :" + name, name, value);
            }
        }
        if (moving != null) {
            Tier was = moving.was();
            Tier becomes = moving.becomes();
            sql.and("c.worth is not null")
                    .andIf("c.tier = :moving_was", "moving_was", was == null ? null : was.name())
                    .andIf(
                            "investment_tier(c.worth, c.risk, " + POLICY + ") = :moving_becomes",
                            "moving_becomes",
                            becomes == null ? null : becomes.name())
                    .with("high_percent", moving.policy().highPercent())
                    .with("high_risk", moving.policy().highRisk())
                    .with("medium_percent", moving.policy().mediumPercent())
                    .with("medium_risk", moving.policy().mediumRisk());
        }
        return sql;
    }

    /** All conditions: of a customer {@code d} and their insight {@code i}, in cells {@code :cells}. */
    Sql apply(Sql sql, Viewer viewer) {
        sql.andIf("d.owner_id = :owner", "owner", owner == null ? null : owner.value())
                .andIf("i.last_on >= :bought_since", "bought_since", boughtSince)
                .andIf("i.first_on >= :came_since", "came_since", cameSince);
        if (moved != null) {
            sql.and("""
                    exists (select from stage_change h
                            where h.slot = i.slot and h.customer_id = i.customer_id
                              and h.was = coalesce(:moved_was, h.was) and h.became = coalesce(:moved_became, h.became)
                              and h.day between :moved_from and :moved_to)
                    """)
                    .with("moved_was", moved.was() == null ? null : moved.was().name())
                    .with(
                            "moved_became",
                            moved.became() == null ? null : moved.became().name())
                    .with("moved_from", moved.from())
                    .with("moved_to", moved.to());
        }
        Visibility.customers(sql, viewer, "d");
        return Visibility.buyers(sql, viewer, "d");
    }
}
