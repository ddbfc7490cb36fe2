package peyvand.web.form;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form.Problem;
import peyvand.web.i18n.Ui;

/** Writes the fields of a form, each with its label, its hint, what was typed and why it was refused. */
final class FieldMarkup {

    private final ITemplateContext context;
    private final Form form;
    private final Markup html = new Markup();

    FieldMarkup(ITemplateContext context, Form form) {
        this.context = context;
        this.form = form;
    }

    /** All fields, each in an element of its own. */
    FieldMarkup fields() {
        for (Field field : form.fields()) {
            html.tag("div").body();
            field(field);
            html.end("div");
        }
        return this;
    }

    FieldMarkup field(Field field) {
        return field.type() == FieldType.HIDDEN ? control(field, false) : labelled(field);
    }

    private FieldMarkup labelled(Field field) {
        html.tag("div").with("class", "field").body();
        html.tag("label").with("class", "form-label").with("for", field.name()).body();
        html.element("bdi", label(field));
        if (!field.required()) {
            html.raw(" ")
                    .tag("span")
                    .with("class", "optional")
                    .text(message("form.optional"))
                    .end("span");
        }
        html.end("label");
        String hint = hint(field);
        if (hint != null) {
            html.tag("div")
                    .with("class", "form-hint")
                    .with("dir", "auto")
                    .with("id", field.name() + "-hint")
                    .text(hint)
                    .end("div");
        }
        control(field, false);
        Problem problem = form.problem(field.name());
        if (problem != null) {
            html.tag("div")
                    .with("class", "invalid-feedback")
                    .with("id", field.name() + "-problem")
                    .text(context.getMessage(null, problem.key(), problem.args().toArray(), true))
                    .end("div");
        }
        html.end("div");
        return this;
    }

    /** What is typed into. @param focus whether typing begins there */
    FieldMarkup control(Field field, boolean focus) {
        switch (field.type()) {
            case LONG_TEXT ->
                named("textarea", "form-control", field, focus)
                        .with("rows", 4)
                        .with("dir", "auto")
                        .with("maxlength", field.longest())
                        .text(value(field))
                        .end("textarea");
            case CHOICE -> choice(field, focus);
            case CHOICES -> choices(field);
            case DATE ->
                input("form-control ltr", "text", field, focus)
                        .with("value", value(field))
                        .with("inputmode", "numeric")
                        .with("autocomplete", "off")
                        .with("placeholder", message(jalali() ? "form.date.jalali.example" : "form.date.example"))
                        .body();
            case SUGGESTED ->
                input("form-control", "text", field, focus)
                        .with("value", value(field))
                        .with("autocomplete", "off")
                        .with("data-suggest", field.suggestions())
                        .with("list", field.name() + "-choices")
                        .body()
                        .tag("datalist")
                        .with("id", field.name() + "-choices")
                        .body()
                        .end("datalist");
            case PASSWORD -> input("form-control ltr", "password", field, false).body();
            case FILES ->
                input("form-control", "file", field, false)
                        .flag("multiple", true)
                        .with("data-largest", field.longest())
                        .with("data-too-large", message("attachment.tooLarge"))
                        .body();
            case HIDDEN ->
                html.tag("input")
                        .with("type", "hidden")
                        .with("name", field.name())
                        .with("value", value(field))
                        .body();
            case EMAIL ->
                input("form-control ltr", "email", field, focus)
                        .with("value", value(field))
                        .with("maxlength", field.longest())
                        .body();
            default ->
                input("form-control", "text", field, focus)
                        .with("dir", "auto")
                        .with("value", value(field))
                        .with("inputmode", keys(field))
                        .body();
        }
        return this;
    }

    private Markup input(String css, String type, Field field, boolean focus) {
        return named("input", css, field, focus).with("type", type);
    }

    private Markup named(String tag, String css, Field field, boolean focus) {
        return described(
                html.tag(tag)
                        .with("class", css)
                        .with("id", field.name())
                        .with("name", field.name())
                        .flag("required", field.required())
                        .flag("autofocus", focus),
                field);
    }

    private Markup described(Markup tag, Field field) {
        return tag.with("aria-invalid", refused(field) ? "true" : null).with("aria-describedby", describedBy(field));
    }

    private @Nullable String describedBy(Field field) {
        return refused(field) ? field.name() + "-problem" : hint(field) == null ? null : field.name() + "-hint";
    }

    private boolean refused(Field field) {
        return form.problem(field.name()) != null;
    }

    private void choice(Field field, boolean focus) {
        named("select", "form-select", field, focus).body();
        String chosen = value(field);
        if (!field.required() || chosen.isEmpty()) {
            html.tag("option").with("value", "").text(message("form.none")).end("option");
        }
        options(context, html, field, chosen);
        html.end("select");
    }

    static void options(ITemplateContext context, Markup html, Field field, String chosen) {
        field.choices().forEach(choice -> html.option(choice, label(context, field, choice), chosen));
    }

    private void choices(Field field) {
        html.tag("div")
                .with("class", "chips")
                .with("role", "group")
                .with("id", field.name())
                .with("aria-label", label(field))
                .with("aria-describedby", describedBy(field))
                .body();
        for (Choice choice : field.choices()) {
            html.tag("label").with("class", "form-check").body();
            html.tag("input")
                    .with("class", "form-check-input")
                    .with("type", "checkbox")
                    .with("name", field.name())
                    .with("value", choice.value())
                    .flag("checked", form.words(field.name()).contains(choice.value()))
                    .body();
            html.tag("span")
                    .with("class", "form-check-label")
                    .text(label(context, field, choice))
                    .end("span")
                    .end("label");
        }
        html.end("div");
    }

    private static @Nullable String keys(Field field) {
        return switch (field.type()) {
            case WHOLE_NUMBER -> "numeric";
            case DECIMAL -> "decimal";
            default -> null;
        };
    }

    private String value(Field field) {
        return form.value(field.name());
    }

    private String label(Field field) {
        return field.label() == null ? message(field.labelKey()) : field.label();
    }

    private static String label(ITemplateContext context, Field field, Choice choice) {
        return choice.label() == null ? message(context, field.choiceKey(choice.value())) : choice.label();
    }

    private @Nullable String hint(Field field) {
        return field.hintText() != null ? field.hintText() : field.hint() == null ? null : message(field.hint());
    }

    private boolean jalali() {
        return ((Ui) context.getVariable("ui")).isJalali();
    }

    private String message(String key) {
        return message(context, key);
    }

    private static String message(ITemplateContext context, String key) {
        return context.getMessage(null, key, new Object[0], true);
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
