package peyvand.collaborative.touchpoint;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.db.sql.Visibility;
import peyvand.domain.CustomerId;
import peyvand.domain.NotFound;
import peyvand.domain.OpportunityId;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.TouchpointId;
import peyvand.domain.Viewer;

/** Writes the ledger. Nothing in it is ever changed or removed. */
@Service
@Transactional
public class Touchpoints {

    static final int LONGEST_BODY = 100_000;

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_OUTCOME = 500;
    private static final int LONGEST_REASON = 500;
    private static final int MINUTES_OF_A_DAY = 1_440;

    private final JdbcClient jdbc;
    private final TouchpointQueries queries;
    private final Clock clock;

    Touchpoints(JdbcClient jdbc, TouchpointQueries queries, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * Writes down a contact with a customer.
     *
     * @throws NotFound when there is no such customer for this viewer
     * @throws RuleViolation when it has not happened yet, when nothing is said of it, or when the contact or the order is
     *     not of this customer, or the sale not one to them
     */
    public TouchpointId log(Viewer viewer, CustomerId customer, TouchpointData data) {
        Visibility.requireCustomer(jdbc, viewer, customer, customer);
        requireSaleToCustomer(customer, data.opportunity());
        return write(viewer, customer, data, null, false);
    }

    /**
     * Writes down how it really was. The entry that was wrong stays, marked as replaced.
     *
     * @throws RuleViolation as {@link #log} does, or when that entry was corrected already
     */
    public TouchpointId correct(Viewer viewer, TouchpointId wrong, TouchpointData data) {
        TouchpointDetails before = standing(viewer, wrong);
        if (!Objects.equals(data.opportunity(), before.data().opportunity())) {
            requireSaleToCustomer(before.customer(), data.opportunity()); // what it was about may be another's by now
        }
        return write(viewer, before.customer(), data, wrong, false);
    }

    /**
     * Writes down that an entry should not have been written, as one about another customer. It stays, marked as replaced.
     *
     * @param reason why, in a sentence
     * @throws RuleViolation as {@link #correct} does, or when there is no reason
     */
    public TouchpointId withdraw(Viewer viewer, TouchpointId wrong, @Nullable String reason) {
        TouchpointDetails before = standing(viewer, wrong);
        requireLength(reason, LONGEST_REASON);
        TouchpointData data = new TouchpointData(
                before.data().channel(),
                before.data().direction(),
                null,
                viewer.staff(),
                before.data().at(),
                null,
                reason,
                null,
                null,
                Learnt.NOTHING,
                null,
                before.data().opportunity());
        return write(viewer, before.customer(), data, wrong, true);
    }

    private TouchpointDetails standing(Viewer viewer, TouchpointId wrong) {
        TouchpointDetails entry = queries.details(viewer, wrong);
        if (entry.replacedBy() != null) {
            throw new RuleViolation("rule.touchpoint.replaced");
        }
        return entry;
    }

    private TouchpointId write(
            Viewer viewer,
            CustomerId customer,
            TouchpointData data,
            @Nullable TouchpointId replaced,
            boolean withdraws) {
        Instant now = clock.instant();
        Instant at = Objects.requireNonNullElse(data.at(), now);
        requireSound(data, at, now);
        requireOfCustomer(customer, data);
        return new TouchpointId(jdbc.sql("""
                insert into touchpoint (customer_id, contact_id, staff_id, at, channel, direction, subject, body, outcome, minutes,
                  topic, intent, preference, idea, record_kind, record_id, opportunity_id, replaces_id, withdraws, recorded_at, recorded_by)
                values (:customer, coalesce(cast(:contact as bigint),
                    (select k.id from contact k join customer c on c.id = k.customer_id
                     where c.id = :customer and c.kind = 'PERSON' and k.merged_into_id is null order by k.id limit 1)),
                  :colleague, :at, :channel, :direction, :subject, :body, :outcome, :minutes,
                  :topic, :intent, :preference, :idea, :kind, :record, :opportunity, :replaced, :withdraws, :now, :by)
                returning id
                """)
                .param("customer", customer.value())
                .param("contact", data.contact() == null ? null : data.contact().value())
                .param(
                        "colleague",
                        data.colleague() == null ? null : data.colleague().value())
                .param("at", Timestamp.from(at))
                .param("channel", data.channel().name())
                .param(
                        "direction",
                        data.direction() == null ? null : data.direction().name())
                .param("subject", data.subject())
                .param("body", data.body())
                .param("outcome", data.outcome())
                .param("minutes", data.minutes())
                .param("topic", data.learnt().topic())
                .param("intent", data.learnt().intent())
                .param("preference", data.learnt().preference())
                .param("idea", data.learnt().idea())
                .param("kind", data.order() == null ? null : RecordKind.ORDER.name())
                .param("record", data.order() == null ? null : data.order().value())
                .param(
                        "opportunity",
                        data.opportunity() == null ? null : data.opportunity().value())
                .param("replaced", replaced == null ? null : replaced.value())
                .param("withdraws", withdraws)
                .param("now", Timestamp.from(now))
                .param("by", viewer.staff().value())
                .query(Long.class)
                .single());
    }

    private static void requireSound(TouchpointData data, Instant at, Instant now) {
        if (data.body() == null && data.subject() == null) {
            throw new RuleViolation("rule.touchpoint.empty");
        }
        if (at.isAfter(now)) {
            throw new RuleViolation("rule.touchpoint.future");
        }
        if (at.isBefore(FIRST)) {
            throw new RuleViolation("rule.touchpoint.past");
        }
        if ((data.channel() == Channel.NOTE) != (data.direction() == null)) {
            throw new RuleViolation("rule.touchpoint.direction");
        }
        if (data.minutes() != null && (data.minutes() < 0 || data.minutes() > MINUTES_OF_A_DAY)) {
            throw new RuleViolation("rule.touchpoint.minutes", MINUTES_OF_A_DAY);
        }
        requireLength(data.body(), LONGEST_BODY);
        requireLength(data.outcome(), LONGEST_OUTCOME);
        Learnt learnt = data.learnt();
        Stream.<@Nullable String>of(data.subject(), learnt.topic(), learnt.intent(), learnt.preference(), learnt.idea())
                .forEach(line -> requireLength(line, LONGEST_LINE));
    }

    private static void requireLength(@Nullable String text, int longest) {
        if (text != null && (text.isEmpty() || text.length() > longest)) {
            throw new RuleViolation("rule.touchpoint.length", longest);
        }
    }

    private void requireOfCustomer(CustomerId customer, TouchpointData data) {
        if (data.contact() != null
                && !is(
                        "select exists (select from contact where id = :id and customer_id = :customer and merged_into_id is null)",
                        data.contact().value(),
                        customer)) {
            throw new RuleViolation("rule.touchpoint.contact");
        }
        if (data.order() != null
                && !is(
                        "select exists (select from sales_order where id = :id and customer_id = any (ids_of_customer(:customer)))",
                        data.order().value(),
                        customer)) {
            throw new RuleViolation("rule.touchpoint.order");
        }
    }

    private void requireSaleToCustomer(CustomerId customer, @Nullable OpportunityId sale) {
        if (sale != null
                && !is(
                        "select exists (select from opportunity where id = :id and customer_id = :customer)",
                        sale.value(),
                        customer)) {
            throw new RuleViolation("rule.touchpoint.opportunity");
        }
    }

    private boolean is(String question, long id, CustomerId customer) {
        return jdbc.sql(question)
                .param("id", id)
                .param("customer", customer.value())
                .query(Boolean.class)
                .single();
    }
}
