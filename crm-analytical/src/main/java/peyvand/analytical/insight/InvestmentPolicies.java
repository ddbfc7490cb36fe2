package peyvand.analytical.insight;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.InvestmentPolicyDecided;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;

/** Decides into whom the company wants to put how much, and tells beforehand what that would mean. */
@Service
public class InvestmentPolicies {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvestmentPolicies(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @param id grows with each decision */
    public record Decided(
            long id,
            int highPercent,
            int highRisk,
            int mediumPercent,
            int mediumRisk,
            Instant decidedAt,
            @Nullable String decidedBy) {

        public InvestmentPolicy policy() {
            return new InvestmentPolicy(highPercent, highRisk, mediumPercent, mediumRisk);
        }
    }

    /** Customers who would come from one tier into another, or stay in theirs. Value in the base currency. */
    public record Move(Tier was, Tier becomes, int customers, double value, double atRisk) {}

    /** The latest first. */
    public List<Decided> decided(int most) {
        return jdbc.sql("""
                select p.id, p.high_percent, p.high_risk, p.medium_percent, p.medium_risk, p.decided_at, s.name as decided_by
                from investment_policy p left join staff s on s.id = p.decided_by order by p.id desc limit :most
                """).param("most", most).query(Decided.class).list();
    }

    /** What would become of all customers; nothing before the first analysis, and where value is switched off. Only for who sees all. */
    public List<Move> preview(Viewer viewer, InvestmentPolicy policy) {
        requireAll(viewer);
        return jdbc.sql("""
                select c.tier as was, investment_tier(c.worth, c.risk, %s) as becomes,
                       sum(c.customers) as customers, sum(c.value) as value, sum(c.at_risk) as at_risk
                from insight_cell c
                where c.slot = (select slot from analysis_state where run_id is not null) and c.worth is not null
                  and score_is_shown('VALUE')
                group by was, becomes order by was, becomes
                """.formatted(ValueFilter.POLICY))
                .param("high_percent", policy.highPercent())
                .param("high_risk", policy.highRisk())
                .param("medium_percent", policy.mediumPercent())
                .param("medium_risk", policy.mediumRisk())
                .query(Move.class)
                .list();
    }

    /**
     * Makes it so, for all customers at once.
     *
     * @param known the id of the decision that was seen
     * @throws Stale where somebody else has decided since
     */
    @Transactional
    public void decide(Viewer viewer, long known, InvestmentPolicy policy) {
        viewer.require(Right.BULK, "decide the investment policy");
        requireAll(viewer);
        if (!policy.isPossible()) {
            throw new RuleViolation("invest.impossible");
        }
        jdbc.sql("lock table investment_policy in share row exclusive mode").update();
        Decided before = decided(1).get(0);
        if (before.id() != known) {
            throw new Stale("investment policy");
        }
        jdbc.sql("""
                insert into investment_policy (high_percent, high_risk, medium_percent, medium_risk, decided_at, decided_by)
                values (:high_percent, :high_risk, :medium_percent, :medium_risk, :at, :by)
                """)
                .param("high_percent", policy.highPercent())
                .param("high_risk", policy.highRisk())
                .param("medium_percent", policy.mediumPercent())
                .param("medium_risk", policy.mediumRisk())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", viewer.staff().value())
                .update();
        ChangeQueue.holdState(jdbc)
                .ifPresent(one -> jdbc.sql(
                                "select tier_customers(:slot, (cast(:now as timestamptz) at time zone zone)::date) from company")
                        .param("slot", one)
                        .param("now", Timestamp.from(clock.instant()))
                        .query()
                        .listOfRows());
        events.publishEvent(new InvestmentPolicyDecided(
                viewer,
                before.highPercent() + "/" + before.highRisk() + ", " + before.mediumPercent() + "/"
                        + before.mediumRisk(),
                policy.highPercent() + "/" + policy.highRisk() + ", " + policy.mediumPercent() + "/"
                        + policy.mediumRisk()));
    }

    private static void requireAll(Viewer viewer) {
        if (!viewer.customers().everything() || !viewer.orders().everything()) {
            throw new Refused("see all customers");
        }
    }
}
