package peyvand.operational.opportunity;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.LineId;
import peyvand.domain.OpportunityId;
import peyvand.domain.RecordKind;
import peyvand.domain.Stale;
import peyvand.domain.Totals;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.pricing.LineData;
import peyvand.operational.pricing.LineRow;
import peyvand.operational.pricing.LineTable;
import peyvand.operational.pricing.PricedLine;
import peyvand.operational.pricing.Prices;
import peyvand.operational.pricing.Sale;
import peyvand.operational.staff.CompanyQueries;

/** What an opportunity is about. While it has lines, its amount is what they come to before tax. */
@Service
@Transactional
public class OpportunityLines {

    private final VisibleOpportunities visible;
    private final OpportunityRepository opportunities;
    private final LineTable lines;
    private final Prices prices;
    private final CompanyQueries companies;
    private final AuditLog audit;
    private final Clock clock;

    OpportunityLines(
            VisibleOpportunities visible,
            OpportunityRepository opportunities,
            JdbcClient jdbc,
            Prices prices,
            CompanyQueries companies,
            AuditLog audit,
            Clock clock) {
        this.visible = visible;
        this.opportunities = opportunities;
        this.lines = new LineTable(jdbc, "opportunity_line", "opportunity_id");
        this.prices = prices;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives a record without lines those of an opportunity that the asker may see. */
    public void copy(OpportunityId id, LineTable to, long record) {
        to.copy(lines, id.value(), record);
    }

    /** Those of an opportunity that the asker may see, by their numbers. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<LineRow> of(OpportunityId id) {
        return lines.of(id.value());
    }

    /** A line of an opportunity that the asker may see. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public LineRow line(OpportunityId id, LineId line) {
        return lines.line(id.value(), line);
    }

    public void add(Viewer viewer, OpportunityId id, LineData data) {
        Opportunity opportunity = open(viewer, id);
        PricedLine priced = priced(viewer, opportunity, data);
        LineRow added = lines.add(id.value(), priced);
        count(opportunity);
        record(viewer, "LINE_ADDED", opportunity, Changes.between(priced.before(), priced.fields(added.lineNo())));
    }

    /**
     * @param version of the line as the viewer read it
     * @throws Stale when somebody saved it since
     */
    public void change(Viewer viewer, OpportunityId id, LineId lineId, int version, LineData data) {
        Opportunity opportunity = open(viewer, id);
        LineRow before = lines.line(id.value(), lineId);
        PricedLine priced = priced(viewer, opportunity, data);
        lines.change(id.value(), lineId, version, priced);
        count(opportunity);
        record(viewer, "LINE_CHANGED", opportunity, before.changes(priced));
    }

    /** The amount stays what it was when the last line goes. */
    public void remove(Viewer viewer, OpportunityId id, LineId lineId) {
        Opportunity opportunity = open(viewer, id);
        LineRow line = lines.line(id.value(), lineId);
        lines.remove(id.value(), lineId);
        if (lines.any(id.value())) {
            count(opportunity);
        }
        record(
                viewer,
                "LINE_REMOVED",
                opportunity,
                Changes.between(line.priced().fields(line.lineNo()), Map.of()));
    }

    private Opportunity open(Viewer viewer, OpportunityId id) {
        Opportunity opportunity = visible.opportunity(viewer, id);
        opportunity.requireOpen();
        return opportunity;
    }

    private PricedLine priced(Viewer viewer, Opportunity opportunity, LineData data) {
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), companies.company().orElseThrow().zone());
        return prices.price(viewer, new Sale(opportunity.customer(), opportunity.currency(), today), data);
    }

    private void count(Opportunity opportunity) {
        Totals totals = lines.count(opportunity.id().value(), BigDecimal.ZERO, opportunity.currency());
        opportunity.comesTo(totals.net(), clock.instant());
        opportunities.saveAndFlush(opportunity);
    }

    private void record(Viewer viewer, String action, Opportunity opportunity, Changes changes) {
        audit.record(viewer, action, RecordKind.OPPORTUNITY, opportunity.id().value(), opportunity.customer(), changes);
    }
}
