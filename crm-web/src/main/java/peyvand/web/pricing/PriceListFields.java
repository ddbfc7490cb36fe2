package peyvand.web.pricing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import peyvand.domain.RuleViolation;
import peyvand.domain.TierId;
import peyvand.operational.customer.Tiers;
import peyvand.operational.pricing.PriceListData;
import peyvand.operational.pricing.PriceListRow;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** The fields of a price list, between forms and {@link PriceListData}. */
@Component
class PriceListFields {

    static final String ROWS = "priceRows";
    static final String USUAL_TAX = "taxPercent";

    private static final int LONGEST_ROWS = 100_000;

    private static final List<Field> OF_ROWS = List.of(
            new Field(ROWS, FieldType.LONG_TEXT, true, LONGEST_ROWS, List.of(), null, "pricing.rows.hint", null));
    private static final List<Field> OF_TAX =
            List.of(Field.decimal(USUAL_TAX).asRequired().withHint("pricing.usualTax.hint"));

    private final Tiers tiers;

    PriceListFields(Tiers tiers) {
        this.tiers = tiers;
    }

    private List<Field> fields(Ui ui) {
        return List.of(
                Field.text("priceListName", 100).asRequired(),
                Field.text("currency", 3).asRequired(),
                Field.choice(
                                "customerTier",
                                tiers.all().stream()
                                        .map(tier -> new Choice(
                                                tier.id().toString(),
                                                tier.label().in(ui.getLanguage())))
                                        .toList())
                        .withHint("pricing.tier.hint"),
                Field.date("validFrom").asRequired(),
                Field.date("validUntil").withHint("pricing.validUntil.hint"));
    }

    Form empty(Ui ui, LocalDate today) {
        return Form.empty(fields(ui), ui.formats())
                .with("currency", ui.baseCurrency())
                .with("validFrom", today);
    }

    Form read(Ui ui, Map<String, String[]> request) {
        return Form.read(fields(ui), ui.formats(), request);
    }

    Form form(PriceListRow list, Ui ui) {
        PriceListData data = list.data();
        return Form.empty(fields(ui), ui.formats())
                .version(list.version())
                .with("priceListName", data.name())
                .with("currency", data.currency())
                .with("customerTier", data.tier())
                .with("validFrom", data.validFrom())
                .with("validUntil", data.validUntil());
    }

    /** What a form without problems says. */
    static PriceListData data(Form form) {
        String tier = form.text("customerTier");
        return new PriceListData(
                form.required("priceListName"),
                form.required("currency").toUpperCase(Locale.ROOT),
                tier == null ? null : TierId.valueOf(tier),
                Objects.requireNonNull(form.date("validFrom")),
                form.date("validUntil"));
    }

    static Form emptyRows(Formats formats) {
        return Form.empty(OF_ROWS, formats);
    }

    static Form readRows(Formats formats, Map<String, String[]> request) {
        return Form.read(OF_ROWS, formats, request);
    }

    static Form tax(Formats formats) {
        return Form.empty(OF_TAX, formats);
    }

    static Form readTax(Formats formats, Map<String, String[]> request) {
        return Form.read(OF_TAX, formats, request);
    }

    /** The field that a broken rule is about. */
    static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.currency", "rule.priceList.currency" -> "currency";
            case "rule.priceList.days" -> "validUntil";
            default -> "priceListName";
        };
    }
}
