package peyvand.web.list;

import static org.unbescape.html.HtmlEscape.escapeHtml4Xml;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

/**
 * {@code <tbody list:rows="${list.rows}">}: the rows of a list. A page has some four hundred cells, all of one shape, which
 * cost a fraction here of what they would in the template's own language. Every text and every address is escaped.
 */
@Component
class RowsDialect extends AbstractProcessorDialect {

    private static final int USUAL_LENGTH = 16_000;

    RowsDialect() {
        super("Rows of lists", "list", StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new RowsProcessor(prefix));
    }

    static String html(List<?> rows) {
        StringBuilder html = new StringBuilder(USUAL_LENGTH);
        for (Object row : rows) {
            append(html, (ListView.Row) row);
        }
        return html.toString();
    }

    private static void append(StringBuilder html, ListView.Row row) {
        String href = escapeHtml4Xml(row.href());
        html.append("<tr data-href=\"").append(href).append("\">");
        if (row.id() != null) {
            html.append(
                            "<td class=\"pick\"><input type=\"checkbox\" class=\"form-check-input\" form=\"picked\" name=\"id\" value=\"")
                    .append(escapeHtml4Xml(row.id()))
                    .append("\" aria-label=\"")
                    .append(escapeHtml4Xml(called(row)))
                    .append("\"></td>");
        }
        for (ListView.Cell cell : row.cells()) {
            html.append(cell.css() == null ? "<td>" : "<td class=\"" + cell.css() + "\">");
            if (cell.link()) {
                html.append("<a href=\"").append(href).append("\">");
            }
            html.append("<bdi>").append(escapeHtml4Xml(cell.text())).append("</bdi>");
            html.append(cell.link() ? "</a></td>" : "</td>");
        }
        html.append("</tr>\n");
    }

    /** What the row is called, or the first that is said of it. */
    private static String called(ListView.Row row) {
        return Stream.concat(row.cells().stream().filter(ListView.Cell::link), row.cells().stream())
                .map(ListView.Cell::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(String.valueOf(row.id()));
    }

    private static final class RowsProcessor extends AbstractAttributeTagProcessor {

        RowsProcessor(String prefix) {
            super(TemplateMode.HTML, prefix, "tbody", false, "rows", true, StandardDialect.PROCESSOR_PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                IElementTagStructureHandler structure) {
            Object rows = StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, value)
                    .execute(context);
            structure.setBody(html((List<?>) rows), false);
        }
    }
}
