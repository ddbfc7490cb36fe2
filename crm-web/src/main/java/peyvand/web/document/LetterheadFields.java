package peyvand.web.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;
import peyvand.operational.letterhead.Letterhead;
import peyvand.operational.letterhead.LetterheadData;
import peyvand.operational.staff.Calendar;
import peyvand.web.form.Fact;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.form.RecordView;
import peyvand.web.form.WebAddress;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** The fields of the letterhead, between forms, facts and {@link LetterheadData}. */
final class LetterheadFields {

    private static final List<Field> FIELDS = List.of(
            Field.text("tradeName", 200).withHint("letterhead.tradeName.hint"),
            Field.longText("paperAddress"),
            Field.text("phone", 100),
            Field.text("email", 254),
            Field.text("website", 300),
            Field.text("economicCode", 60),
            Field.text("registrationNumber", 60),
            Field.longText("bankAccount"),
            Field.text("footerEn", 500),
            Field.text("footerFa", 500),
            Field.decimal("defaultTax").asRequired().withHint("letterhead.defaultTax.hint"),
            Field.choice("fiscalCalendar", Calendar.class).withHint("letterhead.fiscalCalendar.hint"),
            Field.wholeNumber("fiscalMonth").asRequired(),
            Field.wholeNumber("fiscalDay").asRequired());

    private LetterheadFields() {}

    static Form form(Letterhead letterhead, Formats formats) {
        LetterheadData data = letterhead.data();
        return Form.empty(FIELDS, formats)
                .version(letterhead.version())
                .with("tradeName", data.tradeName())
                .with("paperAddress", data.address())
                .with("phone", data.phone())
                .with("email", data.email())
                .with("website", data.website())
                .with("economicCode", data.economicCode())
                .with("registrationNumber", data.registrationNumber())
                .with("bankAccount", data.bankAccount())
                .with("footerEn", data.footerEn())
                .with("footerFa", data.footerFa())
                .with("defaultTax", data.taxPercent())
                .with("fiscalCalendar", data.fiscalCalendar())
                .with("fiscalMonth", data.fiscalMonth())
                .with("fiscalDay", data.fiscalDay());
    }

    /** What a form without problems says. */
    static LetterheadData data(Form form) {
        return new LetterheadData(
                form.text("tradeName"),
                form.text("paperAddress"),
                form.text("phone"),
                form.text("email"),
                form.text("website"),
                form.text("economicCode"),
                form.text("registrationNumber"),
                form.text("bankAccount"),
                form.text("footerEn"),
                form.text("footerFa"),
                Objects.requireNonNullElse(form.decimal("defaultTax"), BigDecimal.ZERO),
                form.choice("fiscalCalendar", Calendar.class),
                Objects.requireNonNullElse(form.wholeNumber("fiscalMonth"), 1),
                Objects.requireNonNullElse(form.wholeNumber("fiscalDay"), 1));
    }

    static RecordView view(Letterhead letterhead, Ui ui) {
        LetterheadData data = letterhead.data();
        Formats formats = ui.formats();
        Calendar calendar = letterhead.fiscalYears().calendar();
        return new RecordView(
                "",
                LetterheadController.PATH,
                letterhead.name(),
                null,
                null,
                false,
                true,
                List.of(),
                List.of(
                        fact("tradeName", letterhead.name()),
                        fact("paperAddress", data.address()),
                        fact("phone", data.phone()),
                        fact("email", data.email()),
                        new Fact("website", text(data.website()), WebAddress.href(data.website())),
                        fact("economicCode", data.economicCode()),
                        fact("registrationNumber", data.registrationNumber()),
                        fact("bankAccount", data.bankAccount()),
                        fact("footerEn", data.footerEn()),
                        fact("footerFa", data.footerFa()),
                        fact("defaultTax", formats.number(data.taxPercent())),
                        fact("fiscalCalendar", ui.message("choice.fiscalCalendar." + calendar)),
                        fact("fiscalMonth", formats.number(data.fiscalMonth())),
                        fact("fiscalDay", formats.number(data.fiscalDay()))));
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return violation.key().equals("rule.letterhead.tax") ? "defaultTax" : "fiscalDay";
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text(text), null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
