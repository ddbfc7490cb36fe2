package peyvand.web.form;

import static org.unbescape.html.HtmlEscape.escapeHtml4Xml;

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
 * {@code <option form:choices="${field}" form:chosen="${value}">}: an option for each choice of a field, or of a list of
 * choices that have labels. Hundreds of colleagues to choose from cost a fraction here of what they would in the template's
 * own language. Every text is escaped.
 */
@Component
class ChoicesDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "form";

    ChoicesDialect() {
        super("Choices of forms", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new ChoicesProcessor());
    }

    private static final class ChoicesProcessor extends AbstractAttributeTagProcessor {

        ChoicesProcessor() {
            super(
                    TemplateMode.HTML,
                    PREFIX,
                    "option",
                    false,
                    "choices",
                    true,
                    StandardDialect.PROCESSOR_PRECEDENCE,
                    true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                IElementTagStructureHandler structure) {
            Object chosen = value(context, tag.getAttributeValue(PREFIX, "chosen"));
            structure.replaceWith(html(context, value(context, value), String.valueOf(chosen)), false);
        }

        private static @Nullable Object value(ITemplateContext context, @Nullable String expression) {
            return expression == null
                    ? null
                    : StandardExpressions.getExpressionParser(context.getConfiguration())
                            .parseExpression(context, expression)
                            .execute(context);
        }

        private static String html(ITemplateContext context, @Nullable Object of, String chosen) {
            StringBuilder html = new StringBuilder();
            if (of instanceof Field field) {
                field.choices().forEach(choice -> append(html, choice, label(context, field, choice), chosen));
            } else {
                ((List<?>) Objects.requireNonNull(of))
                        .forEach(each -> append(html, (Choice) each, ((Choice) each).label(), chosen));
            }
            return html.toString();
        }

        private static String label(ITemplateContext context, Field field, Choice choice) {
            return choice.label() != null
                    ? choice.label()
                    : context.getMessage(null, field.choiceKey(choice.value()), new Object[0], true);
        }

        private static void append(StringBuilder html, Choice choice, @Nullable String label, String chosen) {
            html.append("<option value=\"")
                    .append(escapeHtml4Xml(choice.value()))
                    .append('"');
            if (choice.value().equals(chosen)) {
                html.append(" selected=\"selected\"");
            }
            html.append('>').append(escapeHtml4Xml(label)).append("</option>");
        }
    }
}
