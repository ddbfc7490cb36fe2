package peyvand.web.field;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.CustomValue;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Ui;

/** What a record says in a custom field, in the reader's language. */
public final class CustomText {

    private CustomText() {}

    public static String of(CustomField field, @Nullable CustomValue value, Ui ui) {
        if (value == null) {
            return "";
        }
        if (value.number() != null) {
            return number(field, value.number(), ui);
        }
        if (value.day() != null) {
            return ui.formats().date(value.day());
        }
        return value.text() != null ? value.text() : choice(field, value, ui);
    }

    private static String number(CustomField field, BigDecimal number, Ui ui) {
        return switch (field.kind()) {
            case MONEY -> ui.formats().money(number, ui.baseCurrency());
            default -> ui.formats().number(number);
        };
    }

    /** The word for a choice, or for yes and no. */
    static String choice(CustomField field, CustomValue value, Ui ui) {
        if (value.yes() != null) {
            return yesOrNo(value.yes(), ui);
        }
        return field.choice(Long.parseLong(value.plain().toString()))
                .map(choice -> choice.label().in(ui.getLanguage()))
                .orElse("");
    }

    static List<Choice> yesAndNo(Ui ui) {
        return List.of(new Choice("true", yesOrNo(true, ui)), new Choice("false", yesOrNo(false, ui)));
    }

    private static String yesOrNo(boolean yes, Ui ui) {
        return ui.message(yes ? "custom.yes" : "custom.no");
    }
}
