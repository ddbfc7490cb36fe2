package peyvand.web.form;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import peyvand.web.form.Field.Choice;

/**
 * What stands on every page of a record or a form, many times over, at a fraction of what it would cost in the template's own
 * language. Each takes the place of the element it stands on, and every text is escaped:
 *
 * <ul>
 *   <li>{@code form:choices="${field}" form:chosen="${value}"}: an option for each choice of a field, or of a list of choices
 *       that have labels
 *   <li>{@code form:facts="${record}"}: all facts of a record; {@code form:fact="${fact}" form:of="${record}"}: one
 *   <li>{@code form:fields="${form}"}: all fields of a form, each in an element of its own; {@code form:field="${name}"
 *       form:of="${form}"}: one, with {@code form:focus} what is typed into alone
 * </ul>
 */
@Component
class FormDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "form";

    FormDialect() {
        super("Forms and records", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(
                new Replacement("choices", FormDialect::choices),
                new Replacement("facts", tag -> new FactMarkup(tag.context).facts(tag.value(RecordView.class))),
                new Replacement(
                        "fact",
                        tag -> new FactMarkup(tag.context).fact(tag.of(RecordView.class), tag.value(Fact.class))),
                new Replacement("fields", tag -> new FieldMarkup(tag.context, tag.value(Form.class)).fields()),
                new Replacement("field", FormDialect::field));
    }

    private static Object field(Tag tag) {
        Form form = tag.of(Form.class);
        Field field = form.field(tag.value(String.class));
        FieldMarkup markup = new FieldMarkup(tag.context, form);
        Object focus = tag.value("focus");
        return focus == null ? markup.field(field) : markup.control(field, focus.equals(true));
    }

    private static Object choices(Tag tag) {
        String chosen = String.valueOf(tag.value("chosen"));
        Markup html = new Markup();
        if (tag.value instanceof Field field) {
            FieldMarkup.options(tag.context, html, field, chosen);
        } else {
            ((List<?>) Objects.requireNonNull(tag.value))
                    .forEach(each -> html.option((Choice) each, ((Choice) each).label(), chosen));
        }
        return html;
    }

    /** The element that is replaced. @param value of the attribute by which it is */
    private record Tag(
            ITemplateContext context,
            IProcessableElementTag element,
            @Nullable Object value) {

        <T> T value(Class<T> type) {
            return type.cast(Objects.requireNonNull(value));
        }

        <T> T of(Class<T> type) {
            return type.cast(Objects.requireNonNull(value("of")));
        }

        /** What another attribute says; null where there is none. */
        @Nullable
        Object value(String attribute) {
            return evaluated(context, element.getAttributeValue(PREFIX, attribute));
        }
    }

    private static @Nullable Object evaluated(ITemplateContext context, @Nullable String expression) {
        return expression == null
                ? null
                : StandardExpressions.getExpressionParser(context.getConfiguration())
                        .parseExpression(context, expression)
                        .execute(context);
    }

    private interface Writer {
        Object write(Tag tag);
    }

    private static final class Replacement extends AbstractAttributeTagProcessor {

        private final Writer writer;

        Replacement(String attribute, Writer writer) {
            super(TemplateMode.HTML, PREFIX, null, false, attribute, true, StandardDialect.PROCESSOR_PRECEDENCE, true);
            this.writer = writer;
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag element,
                AttributeName name,
                String expression,
                IElementTagStructureHandler structure) {
            Object written = writer.write(new Tag(context, element, evaluated(context, expression)));
            structure.replaceWith(written.toString(), false);
        }
    }
}
