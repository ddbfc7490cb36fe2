package peyvand.operational.opportunity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.Changes;
import peyvand.domain.CompetitorId;
import peyvand.domain.ContactId;
import peyvand.domain.OpportunityId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.audit.AuditLog;
import peyvand.operational.competitor.CompetitorChoice;

/** Who has to do with a sale: people at the customer's, and competitors. */
@Service
@Transactional
public class OpportunityParties {

    private static final int MOST = 20;

    private final VisibleOpportunities visible;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    OpportunityParties(VisibleOpportunities visible, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.visible = visible;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody at the customer's. */
    public record Person(ContactId contact, String name, ContactRole role) {}

    /** Those of an opportunity that the asker may see, whoever decides first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Person> people(OpportunityId id) {
        return jdbc.sql("""
                select k.id, k.name, p.role from opportunity_contact p join contact k on k.id = p.contact_id
                where p.opportunity_id = :id
                order by array_position('{DECIDER,INFLUENCER,USER,BUYER,GATEKEEPER}'::text[], p.role), k.name, k.id
                """)
                .param("id", id.value())
                .query((row, n) -> new Person(
                        new ContactId(row.getLong("id")),
                        row.getString("name"),
                        ContactRole.valueOf(row.getString("role"))))
                .list();
    }

    /** Those of an opportunity that the asker may see, by name. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<CompetitorChoice> competitors(OpportunityId id) {
        return jdbc.sql("""
                select c.id, c.name from opportunity_competitor p join competitor c on c.id = p.competitor_id
                where p.opportunity_id = :id order by c.name, c.id
                """)
                .param("id", id.value())
                .query((row, n) -> new CompetitorChoice(new CompetitorId(row.getLong("id")), row.getString("name")))
                .list();
    }

    /** Names somebody at the customer's, or what they are. */
    public void name(Viewer viewer, OpportunityId id, ContactId contact, ContactRole role) {
        Opportunity opportunity = visible.opportunity(viewer, id);
        if (people(id).size() >= MOST) {
            throw new RuleViolation("rule.opportunity.mostPeople", MOST);
        }
        int named = jdbc.sql("""
                insert into opportunity_contact (opportunity_id, contact_id, role)
                select :id, k.id, :role from contact k
                where k.id = :contact and k.customer_id = :customer and k.merged_into_id is null
                on conflict (opportunity_id, contact_id) do update set role = excluded.role
                """)
                .param("id", id.value())
                .param("contact", contact.value())
                .param("customer", opportunity.customer().value())
                .param("role", role.name())
                .update();
        if (named == 0) {
            throw new RuleViolation("rule.opportunity.contact");
        }
        record(viewer, opportunity, "orderContact", null, contact.toString());
    }

    public void forget(Viewer viewer, OpportunityId id, ContactId contact) {
        Opportunity opportunity = visible.opportunity(viewer, id);
        int gone = jdbc.sql("delete from opportunity_contact where opportunity_id = :id and contact_id = :contact")
                .param("id", id.value())
                .param("contact", contact.value())
                .update();
        if (gone > 0) {
            record(viewer, opportunity, "orderContact", contact.toString(), null);
        }
    }

    /** Names a competitor who is after the same sale. */
    public void name(Viewer viewer, OpportunityId id, CompetitorId competitor) {
        Opportunity opportunity = visible.opportunity(viewer, id);
        if (competitors(id).size() >= MOST) {
            throw new RuleViolation("rule.opportunity.mostCompetitors", MOST);
        }
        int named = jdbc.sql("""
                insert into opportunity_competitor (opportunity_id, competitor_id, named_at)
                select :id, c.id, :now from competitor c where c.id = :competitor and c.archived_at is null on conflict do nothing
                """)
                .param("id", id.value())
                .param("competitor", competitor.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (named > 0) {
            record(viewer, opportunity, "competitor", null, name(competitor));
        }
    }

    public void forget(Viewer viewer, OpportunityId id, CompetitorId competitor) {
        Opportunity opportunity = visible.opportunity(viewer, id);
        int gone = jdbc.sql(
                        "delete from opportunity_competitor where opportunity_id = :id and competitor_id = :competitor")
                .param("id", id.value())
                .param("competitor", competitor.value())
                .update();
        if (gone > 0) {
            record(viewer, opportunity, "competitor", name(competitor), null);
        }
    }

    private String name(CompetitorId competitor) {
        return jdbc.sql("select name from competitor where id = :id")
                .param("id", competitor.value())
                .query(String.class)
                .single();
    }

    private void record(
            Viewer viewer, Opportunity opportunity, String field, @Nullable String from, @Nullable String to) {
        audit.record(
                viewer,
                "CHANGED",
                RecordKind.OPPORTUNITY,
                opportunity.id().value(),
                opportunity.customer(),
                new Changes(Map.of(field, new Changes.Change(from, to))));
    }
}
