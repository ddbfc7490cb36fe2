package peyvand.web.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.ContactId;
import peyvand.domain.Countries;
import peyvand.domain.CustomerId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.sales.OrderData;
import peyvand.operational.sales.OrderDetails;
import peyvand.operational.sales.OrderKind;
import peyvand.web.customer.CustomerFields;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.form.Rates;
import peyvand.web.i18n.Formats;

/** The fields at the head of an order, between forms and {@link OrderData}. */
@Component
class OrderFields {

    private static final int CONTACTS = 100;

    private final CustomerFields customers;
    private final ContactQueries contacts;

    OrderFields(CustomerFields customers, ContactQueries contacts) {
        this.customers = customers;
        this.contacts = contacts;
    }

    /**
     * The form of an order still to be made.
     *
     * @param own the custom fields
     */
    static Form empty(List<Field> own, Formats formats) {
        return Form.empty(begun(), formats).and(own).with("orderKind", OrderKind.SALE);
    }

    static Form read(List<Field> own, Formats formats, Map<String, String[]> request) {
        List<Field> all = begun();
        all.addAll(own);
        return Form.read(all, formats, request);
    }

    private static List<Field> begun() {
        List<Field> fields = new ArrayList<>(head());
        fields.add(1, Field.choice("orderKind", OrderKind.class).asRequired());
        return fields;
    }

    private List<Field> fields(Viewer viewer, OrderDetails order) {
        List<Field> fields = new ArrayList<>(head());
        CustomerId customer = order.data().customer();
        if (customer != null) {
            fields.add(
                    1,
                    Field.choice(
                            "orderContact",
                            contacts.of(viewer, customer, CONTACTS).stream()
                                    .map(contact -> new Choice(contact.id().toString(), contact.name()))
                                    .toList()));
        }
        return fields;
    }

    private static List<Field> head() {
        return List.of(
                Field.suggested("customer", "/customers/suggestions").withHint("order.customer.hint"),
                Field.date("orderedOn").asRequired(),
                Field.text("currency", 3).withHint("order.currency.hint"),
                Field.text("exchangeRate", 30).withHint("order.exchangeRate.hint"),
                Field.text("country", 100),
                Field.text("channel", 60),
                Field.longText("note"));
    }

    Form form(Viewer viewer, OrderDetails order, Formats formats) {
        OrderData data = order.data();
        return Form.empty(fields(viewer, order), formats)
                .version(order.version())
                .with("customer", order.anonymous() ? null : customer(order))
                .with("orderContact", data.contact())
                .with("orderedOn", data.orderedOn())
                .with("currency", data.currency())
                .with("exchangeRate", data.exchangeRate())
                .with("country", data.country() == null ? null : formats.country(data.country()))
                .with("channel", data.channel())
                .with("note", data.note());
    }

    /**
     * What a form without problems says.
     *
     * @param now the order as it is; null for a new one
     * @return null where a further problem came up
     */
    @Nullable
    OrderData data(Form form, @Nullable OrderDetails now, Viewer viewer, Formats formats) {
        CustomerId customer = customer(form, now, viewer);
        BigDecimal rate = Rates.read(form, formats);
        if (form.hasProblems()) {
            return null;
        }
        OrderData before = now == null ? null : now.data();
        boolean sameCustomer = before != null && Objects.equals(before.customer(), customer);
        String currency = form.text("currency");
        return new OrderData(
                before == null ? Objects.requireNonNull(form.choice("orderKind", OrderKind.class)) : before.kind(),
                customer,
                sameCustomer ? contact(form) : null,
                Objects.requireNonNull(form.date("orderedOn")),
                currency == null ? null : currency.toUpperCase(Locale.ROOT),
                rate,
                Countries.code(form.text("country")),
                form.text("channel"),
                form.text("note"));
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.order.exchangeRate" -> "exchangeRate";
            case "rule.order.currencyFixed", "rule.currency" -> "currency";
            case "rule.order.customerArchived", "rule.order.customerFixed", "rule.order.contact" -> "customer";
            case "rule.order.day", "rule.order.placedFixed" -> "orderedOn";
            default -> "note";
        };
    }

    private static String customer(OrderDetails order) {
        return order.customerName() + " (" + order.customerNumber() + ")";
    }

    /** Who stands there already is not looked up again. */
    private @Nullable CustomerId customer(Form form, @Nullable OrderDetails now, Viewer viewer) {
        String typed = form.text("customer");
        if (typed == null) {
            return null;
        }
        if (now != null && !now.anonymous() && typed.equals(customer(now))) {
            return now.data().customer();
        }
        return customers.named(form, "customer", viewer);
    }

    private static @Nullable ContactId contact(Form form) {
        String contact = form.text("orderContact");
        return contact == null ? null : ContactId.valueOf(contact);
    }
}
