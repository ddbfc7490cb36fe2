package peyvand.collaborative.timeline;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of thing that stand on a timeline. Each is read from an index of whose it is, when it was and its id, so that
 * a page costs the same however long a history is.
 */
public enum TimelineSource {
    CONVERSATIONS(
            0,
            TouchpointEntry.class,
            "touchpoint t",
            "t.at",
            "t.customer_id = f.id",
            "t.contact_id = f.id",
            "t.opportunity_id = f.id",
            """
            'channel', t.channel, 'direction', t.direction, 'subject', t.subject, 'body', left(t.body, 4000),
            'outcome', t.outcome, 'minutes', t.minutes,
            'learnt', jsonb_build_object('topic', t.topic, 'intent', t.intent, 'preference', t.preference, 'idea', t.idea),
            'contact', t.contact_id, 'contactName', (select k.name from contact k where k.id = t.contact_id),
            'order', t.record_id, 'orderNumber', (select o.number from sales_order o where o.id = t.record_id),
            'sale', (select jsonb_build_object('id', p.id, 'name', p.name) from opportunity p join customer c on c.id = t.customer_id
                     where p.id = t.opportunity_id and p.customer_id = coalesce(c.merged_into_id, c.id)),
            'colleague', (select s.name from staff s where s.id = t.staff_id),
            'recordedBy', (select s.name from staff s where s.id = t.recorded_by), 'recordedAt', t.recorded_at,
            'replaces', t.replaces_id, 'withdraws', t.withdraws, 'replaced', (select r.id from touchpoint r where r.replaces_id = t.id) is not null,
            'files', (select coalesce(jsonb_agg(jsonb_build_object('key', f.key, 'name', f.name, 'size', f.size,
                'thumbnail', f.thumbnail, 'addedBy', f.added_by) order by f.id), '[]') from attachment f
              where f.touchpoint_id = t.id and f.removed_at is null)
            """),
    ORDERS(
            1,
            OrderEntry.class,
            "sales_order t",
            "t.ordered_at",
            "t.customer_id = f.id",
            "t.contact_id = f.id",
            null,
            "'kind', t.kind, 'state', t.state, 'number', t.number, 'amount', t.amount, 'currency', t.currency"),
    CHANGES(
            2,
            ChangeEntry.class,
            "audit_entry t",
            "t.at",
            "t.customer_id = f.id",
            "t.record_kind = 'CONTACT' and t.record_id = f.id",
            null,
            "'action', t.action, 'kind', t.record_kind, 'id', coalesce(t.record_id, 0), 'changes', t.changes, 'actor', t.actor_name"),
    ACTIVITIES(
            3,
            ActivityEntry.class,
            "activity t",
            "t.closed_at",
            null,
            null,
            "t.opportunity_id = f.id and t.state <> 'OPEN'",
            """
            'kind', t.kind, 'state', t.state, 'title', t.title, 'outcome', t.outcome,
            'colleague', (select s.name from staff s where s.id = t.closed_by)
            """);

    /** Of a customer, and of a contact. */
    public static final Set<TimelineSource> OF_CUSTOMERS =
            Collections.unmodifiableSet(EnumSet.of(CONVERSATIONS, ORDERS, CHANGES));

    public static final Set<TimelineSource> OF_OPPORTUNITIES =
            Collections.unmodifiableSet(EnumSet.of(CONVERSATIONS, ACTIVITIES));

    /** More kinds than there will ever be. */
    private static final int MOST = 8;

    private final int rank;
    private final Class<? extends TimelineEntry> type;
    private final String table;
    private final String at;
    private final @Nullable String ofCustomer;
    private final @Nullable String ofContact;
    private final @Nullable String ofOpportunity;
    private final String fields;

    /**
     * @param rank by which things with the same time and id are told apart; stands in links
     * @param type what an entry is read into
     * @param table with the alias t
     * @param at the column of the time
     * @param ofCustomer the condition that it concerns the customer f.id; null where it does not stand there
     * @param ofContact the same of the contact f.id
     * @param ofOpportunity the same of the opportunity f.id
     * @param fields names and values of the entry, besides id and at
     */
    TimelineSource(
            int rank,
            Class<? extends TimelineEntry> type,
            String table,
            String at,
            @Nullable String ofCustomer,
            @Nullable String ofContact,
            @Nullable String ofOpportunity,
            String fields) {
        this.rank = rank;
        this.type = type;
        this.table = table;
        this.at = at;
        this.ofCustomer = ofCustomer;
        this.ofContact = ofContact;
        this.ofOpportunity = ofOpportunity;
        this.fields = fields;
    }

    Class<? extends TimelineEntry> type() {
        return type;
    }

    String at() {
        return at;
    }

    String ofCustomer() {
        return select(ofCustomer);
    }

    String ofContact() {
        return select(ofContact);
    }

    String ofOpportunity() {
        return select(ofOpportunity);
    }

    /** Up to the conditions that may follow. */
    private String select(@Nullable String whose) {
        if (whose == null) {
            throw new IllegalArgumentException(name());
        }
        return """
                select '%s' as source, %s as at, t.id * %d + %d as sort_id, jsonb_build_object('id', t.id, 'at', %s) || jsonb_build_object(%s) as entry
                from %s where %s
                """.formatted(name(), at, MOST, rank, at, fields.strip(), table, whose);
    }

    /**
     * Of two things at the same time, the one with the greater id and then of the higher rank comes first. This is the id
     * below which those of this kind follow the thing with the sort id.
     */
    long bound(long sortId) {
        long id = Math.floorDiv(sortId, MOST);
        return rank < Math.floorMod(sortId, MOST) ? id + 1 : id;
    }
}
