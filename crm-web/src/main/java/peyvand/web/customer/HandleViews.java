package peyvand.web.customer;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.domain.HandleKind;
import peyvand.operational.customer.ConsentPurpose;
import peyvand.operational.customer.HandleRow;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** Handles as they stand on a page, and the form that adds one. */
final class HandleViews {

    private static final List<Field> FIELDS = List.of(
            Field.choice("handleKind", HandleKind.class).asRequired(),
            Field.text("handleValue", 500).asRequired(),
            Field.text("handleLabel", 60));

    private HandleViews() {}

    record HandleView(
            long id,
            String kind,
            String icon,
            String value,
            @Nullable String href,
            @Nullable String label,
            List<ConsentView> consents,
            List<Purpose> purposes) {}

    record ConsentView(String text, boolean granted) {}

    record Purpose(String value, String label) {}

    static Form form(Formats formats) {
        return Form.empty(FIELDS, formats);
    }

    static List<Field> fields() {
        return FIELDS;
    }

    static List<HandleView> of(List<HandleRow> rows, Ui ui) {
        List<Purpose> purposes = Arrays.stream(ConsentPurpose.values())
                .map(purpose -> new Purpose(purpose.name(), ui.message("consent.purpose." + purpose)))
                .toList();
        return rows.stream().map(row -> view(row, purposes, ui)).toList();
    }

    private static HandleView view(HandleRow row, List<Purpose> purposes, Ui ui) {
        return new HandleView(
                row.id(),
                ui.message("choice.handleKind." + row.kind()),
                "/app/icons.svg#" + icon(row.kind()),
                row.value(),
                href(row),
                row.label(),
                purposes.stream()
                        .filter(purpose -> row.consents().containsKey(ConsentPurpose.valueOf(purpose.value())))
                        .map(purpose -> consent(purpose, row, ui))
                        .toList(),
                purposes);
    }

    private static ConsentView consent(Purpose purpose, HandleRow row, Ui ui) {
        boolean granted = Boolean.TRUE.equals(row.consents().get(ConsentPurpose.valueOf(purpose.value())));
        return new ConsentView(ui.message(granted ? "consent.granted" : "consent.refused", purpose.label()), granted);
    }

    private static @Nullable String href(HandleRow row) {
        return switch (row.kind()) {
            case EMAIL -> "mailto:" + row.normal();
            case MOBILE, PHONE -> "tel:" + row.normal();
            case TELEGRAM -> row.normal().startsWith("+") ? null : "https://t.me/" + row.normal();
            case FAX, ADDRESS -> null;
        };
    }

    private static String icon(HandleKind kind) {
        return switch (kind) {
            case EMAIL -> "mail";
            case MOBILE -> "device-mobile";
            case PHONE -> "phone";
            case FAX -> "printer";
            case TELEGRAM -> "brand-telegram";
            case ADDRESS -> "map-pin";
        };
    }
}
