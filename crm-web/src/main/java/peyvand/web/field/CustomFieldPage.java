package peyvand.web.field;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import peyvand.operational.field.CustomChoice;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.FieldKind;
import peyvand.operational.field.Label;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/**
 * A custom field, or one of its choices, as its administrator sees it.
 *
 * @param other what it is called in the other language
 * @param hint what stands beneath its label
 * @param choices how many are offered; null where it has none
 * @param first whether none in use stands before it
 */
record CustomFieldPage(
        String path,
        String label,
        @Nullable String other,
        @Nullable FieldKind kind,
        @Nullable String hint,
        boolean required,
        @Nullable String choices,
        boolean retired,
        boolean first,
        boolean last) {

    /** Those in use in their order, then the retired ones. */
    static List<CustomFieldPage> all(List<CustomField> fields, Ui ui) {
        List<CustomField> ordered = inUseFirst(fields, CustomField::retired);
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> of(ordered.get(i), i == 0, last(ordered, i, CustomField::retired), ui))
                .toList();
    }

    static String show(CustomField field, Form choiceForm, Ui ui, Model model) {
        model.addAttribute("field", of(field, true, true, ui));
        model.addAttribute("of", field.of());
        model.addAttribute("choices", choices(field, ui));
        model.addAttribute("form", choiceForm);
        return "field/page";
    }

    private static CustomFieldPage of(CustomField field, boolean first, boolean last, Ui ui) {
        String hint = field.data().hint().in(ui.getLanguage());
        long offered =
                field.choices().stream().filter(choice -> !choice.retired()).count();
        return new CustomFieldPage(
                "/fields/" + field.id(),
                field.label().in(ui.getLanguage()),
                other(field.label(), ui),
                field.kind(),
                hint.isEmpty() ? null : hint,
                field.data().required(),
                field.kind() == FieldKind.CHOICE ? ui.formats().number(offered) : null,
                field.retired(),
                first,
                last);
    }

    private static List<CustomFieldPage> choices(CustomField field, Ui ui) {
        List<CustomChoice> ordered = inUseFirst(field.choices(), CustomChoice::retired);
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> choice(field, ordered.get(i), i == 0, last(ordered, i, CustomChoice::retired), ui))
                .toList();
    }

    private static CustomFieldPage choice(CustomField field, CustomChoice choice, boolean first, boolean last, Ui ui) {
        return new CustomFieldPage(
                "/fields/" + field.id() + "/choices/" + choice.id(),
                choice.label().in(ui.getLanguage()),
                other(choice.label(), ui),
                null,
                null,
                false,
                null,
                choice.retired(),
                first,
                last);
    }

    private static @Nullable String other(Label label, Ui ui) {
        String other = label.in(ui.getOtherLanguage());
        return Objects.equals(other, label.in(ui.getLanguage())) ? null : other;
    }

    private static <T> List<T> inUseFirst(List<T> all, Predicate<T> retired) {
        return Stream.concat(all.stream().filter(retired.negate()), all.stream().filter(retired))
                .toList();
    }

    private static <T> boolean last(List<T> ordered, int at, Predicate<T> retired) {
        return at == ordered.size() - 1 || retired.test(ordered.get(at + 1));
    }
}
