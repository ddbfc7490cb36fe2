package peyvand.web.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;
import peyvand.operational.invoice.InvoiceData;
import peyvand.operational.invoice.InvoiceDetails;
import peyvand.operational.invoice.PaymentData;
import peyvand.operational.invoice.PaymentMethod;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;

/** The forms of invoices: the head of a draft, the day of issue, a payment. */
final class InvoiceFields {

    private static final List<Field> HEAD = List.of(
            Field.date("dueOn").withHint("invoice.dueOn.hint"),
            Field.text("buyerName", 200).asRequired(),
            Field.longText("buyerAddress"),
            Field.text("buyerTaxCode", 60),
            Field.longText("note").withHint("invoice.note.hint"));

    /** A credit note is due to nobody. */
    private static final List<Field> CREDIT_HEAD = HEAD.subList(1, HEAD.size());

    private static final List<Field> PAYMENT = List.of(
            Field.decimal("paymentAmount").asRequired(),
            Field.date("paidOn").asRequired(),
            Field.choice("paymentMethod", PaymentMethod.class).asRequired(),
            Field.text("paymentReference", 100));

    private static final List<Field> ISSUE = List.of(Field.date("issuedOn").asRequired());

    private InvoiceFields() {}

    static Form head(InvoiceDetails invoice, Formats formats) {
        InvoiceData data = invoice.data();
        return Form.empty(invoice.creditNote() ? CREDIT_HEAD : HEAD, formats)
                .version(invoice.version())
                .with("dueOn", data.dueOn())
                .with("buyerName", data.buyerName())
                .with("buyerAddress", data.buyerAddress())
                .with("buyerTaxCode", data.buyerTaxCode())
                .with("note", data.note());
    }

    /** What a form without problems says. */
    static InvoiceData data(Form form) {
        return new InvoiceData(
                form.has("dueOn") ? form.date("dueOn") : null,
                form.required("buyerName"),
                form.text("buyerAddress"),
                form.text("buyerTaxCode"),
                form.text("note"));
    }

    /** A payment of what is left, today. */
    static Form payment(InvoiceDetails invoice, LocalDate today, Formats formats) {
        return Form.empty(PAYMENT, formats)
                .with("paymentAmount", invoice.balance().abs())
                .with("paidOn", today)
                .with("paymentMethod", PaymentMethod.TRANSFER);
    }

    static Form payment(Formats formats, Map<String, String[]> request) {
        return Form.read(PAYMENT, formats, request);
    }

    /** What a form without problems says. */
    static PaymentData payment(Form form) {
        return new PaymentData(
                Objects.requireNonNull(form.decimal("paymentAmount")),
                Objects.requireNonNull(form.date("paidOn")),
                Objects.requireNonNull(form.choice("paymentMethod", PaymentMethod.class)),
                form.text("paymentReference"));
    }

    static Form issue(InvoiceDetails invoice, LocalDate today, Formats formats) {
        return Form.empty(ISSUE, formats).version(invoice.version()).with("issuedOn", today);
    }

    static Form issue(Formats formats, Map<String, String[]> request) {
        return Form.read(ISSUE, formats, request);
    }

    /** A quantity as it was typed. @throws RuleViolation when it is no number */
    static BigDecimal quantity(Formats formats, @Nullable String typed) {
        return formats.readNumber(typed == null ? "" : typed)
                .filter(number -> number.precision() - number.scale() <= 15
                        && number.stripTrailingZeros().scale() <= 4)
                .orElseThrow(() -> new RuleViolation("rule.invoice.quantity"));
    }

    /** The field of a payment that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return violation.key().equals("rule.payment.day") ? "paidOn" : "paymentAmount";
    }
}
