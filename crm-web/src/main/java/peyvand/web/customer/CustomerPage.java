package peyvand.web.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.analytical.purchase.PurchaseProfile;
import peyvand.analytical.purchase.PurchaseProfiles;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.Holder;
import peyvand.operational.customer.Collaborators;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.HandOvers;
import peyvand.operational.customer.HandleRow;
import peyvand.operational.customer.Tiers;
import peyvand.operational.duplicate.DuplicateQueries;
import peyvand.operational.lead.LeadQueries;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.OpportunityRow;
import peyvand.operational.opportunity.OpportunityState;
import peyvand.operational.sales.OrderQueries;
import peyvand.operational.sales.OrderRow;
import peyvand.web.activity.OpenWork;
import peyvand.web.attachment.FileCards;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Fact.Link;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.insight.InsightCards;
import peyvand.web.invoice.InvoiceCards;
import peyvand.web.quote.QuoteCards;

/** Puts a customer's page together: the record, how they buy, what happened, what is missing. */
@Component
class CustomerPage {

    private static final int CONTACTS = 50;
    private static final int LEADS = 5;
    private static final int LATEST_ORDERS = 8;
    private static final int OPPORTUNITIES = 8;

    private final CustomerQueries customers;
    private final ContactQueries contacts;
    private final PurchaseProfiles profiles;
    private final DuplicateQueries duplicates;
    private final OrderQueries orders;
    private final OpportunityQueries opportunities;
    private final LeadQueries leads;
    private final InvoiceCards invoices;
    private final Collaborators collaborators;
    private final HandOvers handOvers;
    private final Preferences preferences;
    private final OpenWork openWork;
    private final RelationshipCards relationship;
    private final CustomFieldSets customFields;
    private final FileCards files;
    private final QuoteCards quotes;
    private final Tiers tiers;
    private final InsightCards insights;

    CustomerPage(
            CustomerQueries customers,
            ContactQueries contacts,
            PurchaseProfiles profiles,
            DuplicateQueries duplicates,
            OrderQueries orders,
            OpportunityQueries opportunities,
            LeadQueries leads,
            InvoiceCards invoices,
            Collaborators collaborators,
            HandOvers handOvers,
            Preferences preferences,
            OpenWork openWork,
            RelationshipCards relationship,
            CustomFieldSets customFields,
            FileCards files,
            QuoteCards quotes,
            Tiers tiers,
            InsightCards insights) {
        this.customers = customers;
        this.contacts = contacts;
        this.profiles = profiles;
        this.duplicates = duplicates;
        this.orders = orders;
        this.opportunities = opportunities;
        this.leads = leads;
        this.invoices = invoices;
        this.collaborators = collaborators;
        this.handOvers = handOvers;
        this.preferences = preferences;
        this.openWork = openWork;
        this.relationship = relationship;
        this.customFields = customFields;
        this.files = files;
        this.quotes = quotes;
        this.tiers = tiers;
        this.insights = insights;
    }

    record Figure(String label, String text) {}

    record FavouriteView(String name, @Nullable String href, String detail) {}

    record ShareView(String name, String detail, int percent) {}

    record HandOverView(String text, String when, @Nullable String note) {}

    record DuplicateView(String name, String reason, String href) {}

    record OpportunityView(String href, String name, String stage, String css, String amount, boolean stale) {}

    record OrderView(String href, String number, String date, String kind, String lines, String amount) {}

    String show(
            Viewer viewer, Ui ui, CustomerDetails customer, Form handleForm, Conversation conversation, Model model) {
        CustomerId id = customer.id();
        PurchaseProfile profile = profiles.of(viewer, id);
        List<HandleRow> handles = customers.handles(id);
        model.addAttribute(
                "record", customFields.of(RecordKind.CUSTOMER, ui).extend(CustomerView.of(customer, ui), id.value()));
        model.addAttribute("handles", HandleViews.of(own(customer, handles), ui));
        model.addAttribute("handleForm", handleForm);
        model.addAttribute("contacts", customer.person() ? List.of() : contacts.of(viewer, id, CONTACTS));
        model.addAttribute("collaborators", collaborators.of(id));
        model.addAttribute(
                "handOvers",
                handOvers.of(id).stream().map(past -> handOver(past, ui)).toList());
        model.addAttribute("profile", profile);
        model.addAttribute("figures", figures(profile, ui));
        model.addAttribute("favourites", favourites(profile, ui));
        model.addAttribute(
                "categories",
                profile.categories().stream()
                        .map(share -> new ShareView(
                                share.category(), ui.message("purchase.percent", share.percent()), share.percent()))
                        .toList());
        model.addAttribute("preferences", preferences(viewer, customer, ui));
        model.addAttribute("conversation", conversation);
        model.addAttribute("work", openWork.of(viewer, ui, id));
        if (!model.containsAttribute(RelationshipCards.NAME)) {
            model.addAttribute(RelationshipCards.NAME, relationship.ofCustomer(viewer, ui, id, !customer.archived()));
        }
        if (!model.containsAttribute(FileCards.NAME)) {
            model.addAttribute(
                    FileCards.NAME, files.of(viewer, ui, Holder.of(id), "/customers/" + id, !customer.archived()));
        }
        model.addAttribute("hints", hints(customer, handles, ui));
        model.addAttribute(
                "duplicates",
                duplicates.openPairsOf(viewer, id).stream()
                        .map(other -> new DuplicateView(
                                other.name(),
                                ui.message("duplicate.reason." + other.reason()),
                                "/duplicates/CUSTOMER/" + id + "/" + other.id()))
                        .toList());
        model.addAttribute(
                "opportunities",
                opportunities.of(viewer, id, OPPORTUNITIES).stream()
                        .map(opportunity -> opportunityView(opportunity, ui))
                        .toList());
        model.addAttribute(QuoteCards.NAME, quotes.of(viewer, id, ui));
        model.addAttribute(InvoiceCards.NAME, invoices.ofCustomer(viewer, ui, id, customer.number()));
        insights.add(viewer, id, ui, model);
        addTier(id, ui, model);
        model.addAttribute(
                "cameFrom",
                leads.of(viewer, id, LEADS).stream()
                        .map(lead -> new Link(
                                ui.message(
                                        "lead.cameFrom",
                                        lead.number(),
                                        ui.formats().date(lead.createdAt())),
                                "/leads/" + lead.id()))
                        .toList());
        model.addAttribute(
                "orders",
                orders.latestOf(viewer, id, LATEST_ORDERS).stream()
                        .map(order -> orderView(order, ui))
                        .toList());
        return "customer/page";
    }

    /** In which tier the customer is, and into which it can be put. */
    private void addTier(CustomerId id, Ui ui, Model model) {
        Optional<Tiers.Tier> tier = tiers.of(id);
        model.addAttribute(
                "tier", tier.map(one -> one.label().in(ui.getLanguage())).orElse(null));
        model.addAttribute("tierId", tier.map(one -> one.id().toString()).orElse(null));
        model.addAttribute(
                "tiers",
                tiers.current().stream()
                        .map(one -> new Choice(one.id().toString(), one.label().in(ui.getLanguage())))
                        .toList());
    }

    /** A person's are those of the contact they are. */
    private PreferenceView preferences(Viewer viewer, CustomerDetails customer, Ui ui) {
        return customer.person()
                ? preferences.of(
                        viewer, contacts.of(viewer, customer.id(), 1).get(0).id(), ui)
                : preferences.of(viewer, customer.id(), ui);
    }

    private static List<HandleRow> own(CustomerDetails customer, List<HandleRow> handles) {
        return customer.person()
                ? handles
                : handles.stream().filter(handle -> handle.contact() == null).toList();
    }

    private static HandOverView handOver(HandOvers.Past past, Ui ui) {
        String nobody = ui.message("handOver.nobody");
        return new HandOverView(
                ui.message(
                        "handOver.past",
                        past.by(),
                        past.from() == null ? nobody : past.from(),
                        past.to() == null ? nobody : past.to()),
                ui.formats().dateTime(past.at()),
                past.note());
    }

    /** Of one that is decided, how; else how far it is. */
    private static OpportunityView opportunityView(OpportunityRow opportunity, Ui ui) {
        OpportunityState state = opportunity.state();
        return new OpportunityView(
                "/opportunities/" + opportunity.id(),
                opportunity.name(),
                state == OpportunityState.OPEN
                        ? opportunity.stageLabel().in(ui.getLanguage())
                        : ui.message("choice.opportunityState." + state),
                state == OpportunityState.WON ? "good" : state == OpportunityState.LOST ? "bad" : "",
                ui.formats().money(opportunity.amount(), opportunity.currency()),
                opportunity.stale());
    }

    private static OrderView orderView(OrderRow order, Ui ui) {
        return new OrderView(
                "/orders/" + order.id(),
                order.number(),
                ui.formats().date(order.orderedAt()),
                ui.message("choice.orderKind." + order.kind()),
                ui.formats().number(order.lines()),
                ui.formats().money(order.amount(), order.currency()));
    }

    private static List<Figure> figures(PurchaseProfile profile, Ui ui) {
        String currency = ui.baseCurrency();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                ui.message("purchase.orders"),
                ui.formats().number(profile.orders()) + (profile.complete() ? "" : "+")));
        figures.add(new Figure(ui.message("purchase.net"), ui.formats().money(profile.net(), currency)));
        figures.add(new Figure(ui.message("purchase.basket"), ui.formats().money(profile.averageBasket(), currency)));
        figures.add(new Figure(
                ui.message("purchase.items"),
                ui.formats().number(profile.averageItems().setScale(1, RoundingMode.HALF_UP))));
        figures.add(new Figure(ui.message("purchase.first"), ui.formats().date(profile.firstOrder())));
        figures.add(new Figure(ui.message("purchase.last"), ui.formats().date(profile.lastOrder())));
        if (profile.averageDaysBetween() != null) {
            figures.add(new Figure(ui.message("purchase.cadence"), days(profile.averageDaysBetween(), ui)));
        }
        figures.add(new Figure(ui.message("purchase.returned"), ui.formats().money(profile.returned(), currency)));
        return figures;
    }

    private static String days(BigDecimal between, Ui ui) {
        BigDecimal days = between.setScale(0, RoundingMode.HALF_UP);
        return days.compareTo(BigDecimal.ONE) <= 0 ? ui.message("purchase.day") : ui.message("purchase.days", days);
    }

    private static List<FavouriteView> favourites(PurchaseProfile profile, Ui ui) {
        return profile.products().stream()
                .map(product -> new FavouriteView(
                        product.name(),
                        "/products/" + product.product(),
                        ui.message(
                                "purchase.favourite",
                                product.orders(),
                                product.units(),
                                ui.formats().money(product.amount(), ui.baseCurrency()))))
                .toList();
    }

    private static List<String> hints(CustomerDetails customer, List<HandleRow> handles, Ui ui) {
        List<String> hints = new ArrayList<>();
        if (handles.isEmpty()) {
            hints.add(ui.message("customer.hint.unreachable"));
        }
        if (customer.data().owner() == null) {
            hints.add(ui.message("customer.hint.owner"));
        }
        if (customer.data().country() == null) {
            hints.add(ui.message("customer.hint.country"));
        } else if (customer.data().country().length() != 2) {
            hints.add(ui.message("customer.hint.countryUnknown", customer.data().country()));
        }
        if (customer.data().name().equals(customer.data().reference())) {
            hints.add(ui.message("customer.hint.name"));
        }
        return hints;
    }
}
