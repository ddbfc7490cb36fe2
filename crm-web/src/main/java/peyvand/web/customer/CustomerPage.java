package peyvand.web.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import peyvand.analytical.purchase.PurchaseProfile;
import peyvand.analytical.purchase.PurchaseProfiles;
import peyvand.collaborative.timeline.Timelines;
import peyvand.domain.Cursor;
import peyvand.domain.CustomerId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.customer.CustomerDetails;
import peyvand.operational.customer.CustomerQueries;
import peyvand.operational.customer.HandleRow;
import peyvand.operational.duplicate.DuplicateQueries;
import peyvand.operational.sales.OrderQueries;
import peyvand.operational.sales.OrderRow;
import peyvand.web.activity.OpenWork;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Puts a customer's page together: the record, how they buy, what happened, what is missing. */
@Component
class CustomerPage {

    private static final int TIMELINE_ENTRIES = 20;
    private static final int CONTACTS = 50;
    private static final int LATEST_ORDERS = 8;

    private final CustomerQueries customers;
    private final ContactQueries contacts;
    private final PurchaseProfiles profiles;
    private final Timelines timelines;
    private final DuplicateQueries duplicates;
    private final OrderQueries orders;
    private final OpenWork openWork;
    private final RelationshipCards relationship;

    CustomerPage(
            CustomerQueries customers,
            ContactQueries contacts,
            PurchaseProfiles profiles,
            Timelines timelines,
            DuplicateQueries duplicates,
            OrderQueries orders,
            OpenWork openWork,
            RelationshipCards relationship) {
        this.customers = customers;
        this.contacts = contacts;
        this.profiles = profiles;
        this.timelines = timelines;
        this.duplicates = duplicates;
        this.orders = orders;
        this.openWork = openWork;
        this.relationship = relationship;
    }

    record Figure(String label, String text) {}

    record FavouriteView(String name, @Nullable String href, String detail) {}

    record ShareView(String name, String detail, int percent) {}

    record DuplicateView(String name, String reason, String href) {}

    record OrderView(String href, String number, String date, String kind, String lines, String amount) {}

    String show(Viewer viewer, Ui ui, CustomerDetails customer, Form handleForm, Model model) {
        CustomerId id = customer.id();
        PurchaseProfile profile = profiles.of(viewer, id);
        List<HandleRow> handles = customers.handles(id);
        model.addAttribute("record", CustomerView.of(customer, ui));
        model.addAttribute("handles", HandleViews.of(own(customer, handles), ui));
        model.addAttribute("handleForm", handleForm);
        model.addAttribute("contacts", customer.person() ? List.of() : contacts.of(viewer, id, CONTACTS));
        model.addAttribute("profile", profile);
        model.addAttribute("figures", figures(profile, ui));
        model.addAttribute("favourites", favourites(profile, ui));
        model.addAttribute(
                "categories",
                profile.categories().stream()
                        .map(share -> new ShareView(
                                share.category(), ui.message("purchase.percent", share.percent()), share.percent()))
                        .toList());
        model.addAttribute("work", openWork.of(viewer, ui, id));
        if (!model.containsAttribute(RelationshipCards.NAME)) {
            model.addAttribute(RelationshipCards.NAME, relationship.ofCustomer(viewer, ui, id, !customer.archived()));
        }
        model.addAttribute("timeline", timeline(viewer, ui, id, null));
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
                "orders",
                orders.latestOf(viewer, id, LATEST_ORDERS).stream()
                        .map(order -> orderView(order, ui))
                        .toList());
        return "customer/page";
    }

    TimelineView timeline(Viewer viewer, Ui ui, CustomerId id, @Nullable String at) {
        try {
            return TimelineView.of(id, timelines.page(viewer, id, Cursor.decode(at), TIMELINE_ENTRIES), ui);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static List<HandleRow> own(CustomerDetails customer, List<HandleRow> handles) {
        return customer.person()
                ? handles
                : handles.stream().filter(handle -> handle.contact() == null).toList();
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
