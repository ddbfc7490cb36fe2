package peyvand.web.customer;

import static peyvand.collaborative.timeline.TimelineSource.OF_CUSTOMERS;
import static peyvand.collaborative.timeline.TimelineSource.OF_OPPORTUNITIES;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import peyvand.collaborative.timeline.ChangeEntry;
import peyvand.collaborative.timeline.TimelineEntry;
import peyvand.collaborative.timeline.TimelineSource;
import peyvand.collaborative.timeline.Timelines;
import peyvand.collaborative.touchpoint.Channel;
import peyvand.domain.ContactId;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.ContactRow;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.OpportunityRow;
import peyvand.operational.sales.OrderQueries;
import peyvand.web.customer.Conversation.Way;
import peyvand.web.customer.TouchpointFields.Choices;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Puts together what stands in the middle of the page of a customer, a contact and an opportunity. */
@Component
public class Conversations {

    private static final int ENTRIES = 20;
    private static final int CONTACTS = 50;
    private static final int ORDERS = 8;
    private static final int OPPORTUNITIES = 8;

    private static final Set<Channel> USUAL =
            EnumSet.of(Channel.PHONE, Channel.VISIT, Channel.EMAIL, Channel.LETTER, Channel.FAX, Channel.NOTE);

    private final TouchpointFields fields;
    private final Timelines timelines;
    private final ContactQueries contacts;
    private final OrderQueries orders;
    private final OpportunityQueries opportunities;
    private final CustomerQueries customers;
    private final CustomFieldSets customFields;

    Conversations(
            TouchpointFields fields,
            Timelines timelines,
            ContactQueries contacts,
            OrderQueries orders,
            OpportunityQueries opportunities,
            CustomerQueries customers,
            CustomFieldSets customFields) {
        this.fields = fields;
        this.timelines = timelines;
        this.contacts = contacts;
        this.orders = orders;
        this.opportunities = opportunities;
        this.customers = customers;
        this.customFields = customFields;
    }

    /**
     * @param only the kind of thing to show; null: all
     * @param at where the timeline begins, as its links say
     */
    Conversation of(
            Viewer viewer, Ui ui, CustomerDetails customer, @Nullable TimelineSource only, @Nullable String at) {
        Form form = fields.empty(choices(viewer, customer), viewer.staff(), ui.formats());
        return conversation(path(customer.id()), form, timeline(viewer, ui, customer.id(), only, at), ui);
    }

    Conversation of(Viewer viewer, Ui ui, ContactId contact, @Nullable TimelineSource only, @Nullable String at) {
        Form form = fields.empty(Choices.NONE, viewer.staff(), ui.formats());
        return conversation(path(contact), form, timeline(viewer, ui, contact, only, at), ui);
    }

    /** About a sale. */
    public Conversation of(
            Viewer viewer, Ui ui, OpportunityDetails sale, @Nullable TimelineSource only, @Nullable String at) {
        Form form = fields.empty(choices(viewer, sale), viewer.staff(), ui.formats());
        return conversation(path(sale.id()), form, timeline(viewer, ui, sale.id(), only, at), ui);
    }

    /** With a form that came back. */
    public Conversation of(Viewer viewer, Ui ui, OpportunityDetails sale, Form form) {
        return conversation(path(sale.id()), form, timeline(viewer, ui, sale.id(), null, null), ui);
    }

    /** What was typed about a sale. */
    public Form read(Viewer viewer, Ui ui, OpportunityDetails sale, Map<String, String[]> request) {
        return Form.read(fields.fields(choices(viewer, sale)), ui.formats(), request);
    }

    /** With a form that came back. */
    Conversation of(Viewer viewer, Ui ui, CustomerId customer, Form form) {
        return conversation(path(customer), form, timeline(viewer, ui, customer, null, null), ui);
    }

    /** With a form that came back. */
    Conversation of(Viewer viewer, Ui ui, ContactId contact, Form form) {
        return conversation(path(contact), form, timeline(viewer, ui, contact, null, null), ui);
    }

    TimelineView timeline(
            Viewer viewer, Ui ui, CustomerId customer, @Nullable TimelineSource only, @Nullable String at) {
        return timeline(
                path(customer),
                OF_CUSTOMERS,
                only,
                at != null,
                read(cursor -> timelines.of(viewer, customer, shown(OF_CUSTOMERS, only), cursor, ENTRIES), at),
                viewer,
                ui);
    }

    TimelineView timeline(Viewer viewer, Ui ui, ContactId contact, @Nullable TimelineSource only, @Nullable String at) {
        return timeline(
                path(contact),
                OF_CUSTOMERS,
                only,
                at != null,
                read(cursor -> timelines.of(viewer, contact, shown(OF_CUSTOMERS, only), cursor, ENTRIES), at),
                viewer,
                ui);
    }

    public TimelineView timeline(
            Viewer viewer, Ui ui, OpportunityId sale, @Nullable TimelineSource only, @Nullable String at) {
        return timeline(
                path(sale),
                OF_OPPORTUNITIES,
                only,
                at != null,
                read(cursor -> timelines.of(viewer, sale, shown(OF_OPPORTUNITIES, only), cursor, ENTRIES), at),
                viewer,
                ui);
    }

    private TimelineView timeline(
            String path,
            Set<TimelineSource> kinds,
            @Nullable TimelineSource only,
            boolean later,
            Slice<TimelineEntry> slice,
            Viewer viewer,
            Ui ui) {
        var changes = slice.rows().stream()
                .filter(ChangeEntry.class::isInstance)
                .map(entry -> ((ChangeEntry) entry).changes());
        return TimelineView.of(path, kinds, only, later, slice, customFields.changes(changes, ui), viewer, ui);
    }

    /** Whom and what an entry about this customer may name; a person is their own contact anyway. */
    Choices choices(Viewer viewer, CustomerDetails customer) {
        return new Choices(
                contacts(viewer, customer),
                orders.latestOf(viewer, customer.id(), ORDERS).stream()
                        .map(order -> new Choice(order.id().toString(), order.number()))
                        .toList(),
                opportunities.of(viewer, customer.id(), OPPORTUNITIES).stream()
                        .map(sale -> new Choice(sale.id().toString(), label(sale)))
                        .toList());
    }

    /** What it is about is clear on the page of a sale. */
    private Choices choices(Viewer viewer, OpportunityDetails sale) {
        CustomerDetails customer = customers.details(viewer, sale.data().customer());
        return new Choices(contacts(viewer, customer), List.of(), List.of());
    }

    private List<Choice> contacts(Viewer viewer, CustomerDetails customer) {
        List<ContactRow> theirs = customer.person() ? List.of() : contacts.of(viewer, customer.id(), CONTACTS);
        return theirs.stream()
                .map(contact -> new Choice(contact.id().toString(), contact.name()))
                .toList();
    }

    static String label(OpportunityRow sale) {
        return sale.name() + " (" + sale.number() + ")";
    }

    private static String path(CustomerId customer) {
        return "/customers/" + customer;
    }

    private static String path(OpportunityId sale) {
        return "/opportunities/" + sale;
    }

    private static String path(ContactId contact) {
        return "/contacts/" + contact;
    }

    private interface Page {
        Slice<TimelineEntry> at(@Nullable Cursor cursor);
    }

    private static Slice<TimelineEntry> read(Page page, @Nullable String at) {
        try {
            return page.at(Cursor.decode(at));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static Set<TimelineSource> shown(Set<TimelineSource> kinds, @Nullable TimelineSource only) {
        if (only != null && !kinds.contains(only)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return only == null ? kinds : EnumSet.of(only);
    }

    private static Conversation conversation(String path, Form form, TimelineView timeline, Ui ui) {
        String chosen = form.value(TouchpointFields.CHANNEL);
        return new Conversation(
                path,
                form,
                ways(USUAL::contains, chosen, ui),
                ways(channel -> !USUAL.contains(channel), chosen, ui),
                timeline,
                null);
    }

    private static List<Way> ways(Predicate<Channel> which, String chosen, Ui ui) {
        return Stream.of(Channel.values())
                .filter(which)
                .map(channel -> new Way(
                        channel.name(),
                        ui.message("choice.touchChannel." + channel),
                        ChannelIcon.of(channel),
                        channel.name().equals(chosen)))
                .toList();
    }
}
