package peyvand.web.quote;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.ContactId;
import peyvand.domain.CustomerId;
import peyvand.domain.OpportunityId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.Rate;
import peyvand.operational.customer.ContactQueries;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.quote.QuoteData;
import peyvand.operational.quote.QuoteDetails;
import peyvand.operational.staff.Language;
import peyvand.web.customer.CustomerFields;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.form.Rates;
import peyvand.web.i18n.Formats;

/** The fields at the head of a quote, between forms and {@link QuoteData}. */
@Component
class QuoteFields {

    /** Carries which opportunity a new quote is to win. */
    static final String OPPORTUNITY = "opportunity";

    private static final int CONTACTS = 100;

    private final CustomerFields customers;
    private final ContactQueries contacts;
    private final OpportunityQueries opportunities;

    QuoteFields(CustomerFields customers, ContactQueries contacts, OpportunityQueries opportunities) {
        this.customers = customers;
        this.contacts = contacts;
        this.opportunities = opportunities;
    }

    /** Of a quote still to be made, for a customer. */
    static List<Field> ofCustomer() {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.suggested("customer", "/customers/suggestions").asRequired());
        fields.addAll(head());
        return fields;
    }

    /** Of a quote still to be made, for an opportunity, which says customer and currency. */
    static List<Field> ofOpportunity() {
        List<Field> fields = new ArrayList<>(head());
        fields.removeIf(field -> field.name().equals("currency") || field.name().equals(Rates.FIELD));
        fields.add(Field.text(OPPORTUNITY, 20).of(FieldType.HIDDEN));
        return fields;
    }

    private static List<Field> head() {
        return List.of(
                Field.choice("documentLanguage", Language.class).asRequired(),
                Field.date("validUntil").withHint("quote.validUntil.hint"),
                Field.decimal("wholeDiscount").withHint("quote.wholeDiscount.hint"),
                Field.text("currency", 3).withHint("order.currency.hint"),
                Field.text(Rates.FIELD, 30).withHint("order.exchangeRate.hint"),
                Field.longText("terms").withHint("quote.terms.hint"),
                Field.longText("note").withHint("quote.note.hint"));
    }

    private List<Field> fields(Viewer viewer, QuoteDetails quote) {
        List<Field> fields = new ArrayList<>(head());
        fields.add(
                0,
                Field.choice(
                        "orderContact",
                        contacts.of(viewer, quote.data().customer(), CONTACTS).stream()
                                .map(contact -> new Choice(contact.id().toString(), contact.name()))
                                .toList()));
        return fields;
    }

    Form form(Viewer viewer, QuoteDetails quote, Formats formats) {
        QuoteData data = quote.data();
        return Form.empty(fields(viewer, quote), formats)
                .version(quote.version())
                .with("orderContact", data.contact())
                .with("documentLanguage", data.language())
                .with("validUntil", data.validUntil())
                .with("wholeDiscount", data.discountPercent().signum() == 0 ? null : data.discountPercent())
                .with("currency", data.rate().currency())
                .with(Rates.FIELD, data.rate().exchangeRate())
                .with("terms", data.terms())
                .with("note", data.note());
    }

    /**
     * What the form of a new quote without problems says.
     *
     * @return null where a further problem came up
     */
    @Nullable
    QuoteData begun(Form form, Viewer viewer, Formats formats) {
        if (form.has(OPPORTUNITY)) {
            OpportunityDetails opportunity =
                    opportunities.details(viewer, OpportunityId.valueOf(form.required(OPPORTUNITY)));
            return data(
                    form,
                    opportunity.data().customer(),
                    opportunity.id(),
                    opportunity.data().rate());
        }
        CustomerId customer = customers.named(form, "customer", viewer);
        Rate rate = rate(form, formats);
        return form.hasProblems() ? null : data(form, Objects.requireNonNull(customer), null, rate);
    }

    /** What the form of a draft without problems says. @return null where a further problem came up */
    @Nullable
    QuoteData changed(Form form, QuoteDetails now, Formats formats) {
        Rate rate = rate(form, formats);
        return form.hasProblems()
                ? null
                : data(form, now.data().customer(), now.data().opportunity(), rate);
    }

    private static Rate rate(Form form, Formats formats) {
        String currency = form.text("currency");
        return new Rate(currency == null ? null : currency.toUpperCase(Locale.ROOT), Rates.read(form, formats));
    }

    private static QuoteData data(Form form, CustomerId customer, @Nullable OpportunityId opportunity, Rate rate) {
        String contact = form.has("orderContact") ? form.text("orderContact") : null;
        return new QuoteData(
                customer,
                contact == null ? null : ContactId.valueOf(contact),
                opportunity,
                Objects.requireNonNull(form.choice("documentLanguage", Language.class)),
                rate,
                form.date("validUntil"),
                Objects.requireNonNullElse(form.decimal("wholeDiscount"), BigDecimal.ZERO),
                form.text("terms"),
                form.text("note"));
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.quote.validUntil" -> "validUntil";
            case "rule.line.discount", "rule.line.tooBig" -> "wholeDiscount";
            case "rule.currency", "rule.quote.currencyOfLines" -> "currency";
            case "rule.order.exchangeRate" -> Rates.FIELD;
            case "rule.quote.contact" -> "orderContact";
            case "rule.quote.customerArchived" -> "customer";
            default -> "note";
        };
    }
}
