package peyvand.web.opportunity;

import static org.unbescape.html.HtmlEscape.escapeHtml4Xml;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import peyvand.web.opportunity.BoardView.CardView;

/**
 * {@code <li board:cards="${cards}">}: an item for each card of a board; with {@code board:outside} as what replaces the
 * card on the page that it is sent to. Hundreds of cards cost a fraction here of what they would in the template's own
 * language. Every text is escaped.
 */
@Component
class CardsDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "board";

    CardsDialect() {
        super("Cards of boards", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new CardsProcessor());
    }

    private static final class CardsProcessor extends AbstractStandardExpressionAttributeTagProcessor {

        CardsProcessor() {
            super(TemplateMode.HTML, PREFIX, "cards", StandardDialect.PROCESSOR_PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String expression,
                Object cards,
                IElementTagStructureHandler structure) {
            boolean outside = tag.hasAttribute(PREFIX, "outside");
            String move = context.getMessage(null, "opportunity.move", new Object[0], true);
            String stale = context.getMessage(null, "opportunity.stale", new Object[0], true);
            String next = context.getMessage(null, "opportunity.next", new Object[0], true);
            StringBuilder html = new StringBuilder();
            for (Object card : (List<?>) cards) {
                append(html, (CardView) card, outside, escapeHtml4Xml(move), escapeHtml4Xml(stale));
                next(html, ((CardView) card).next(), escapeHtml4Xml(next));
                html.append("</li>");
            }
            structure.replaceWith(html.toString(), false);
        }

        private static void append(StringBuilder html, CardView card, boolean outside, String move, String stale) {
            String name = escapeHtml4Xml(card.name());
            html.append("<li id=\"card-").append(card.id()).append('"');
            if (outside) {
                html.append(" hx-swap-oob=\"true\"");
            }
            html.append(" data-card=\"")
                    .append(card.id())
                    .append("\" data-version=\"")
                    .append(card.version())
                    .append("\"><a href=\"/opportunities/")
                    .append(card.id())
                    .append("\"><bdi>")
                    .append(name)
                    .append("</bdi></a><button type=\"button\" data-move aria-label=\"")
                    .append(move)
                    .append(": ")
                    .append(name)
                    .append("\">⇄</button><bdi class=\"quiet\">")
                    .append(escapeHtml4Xml(card.customer()))
                    .append("</bdi><bdi class=\"amount\">")
                    .append(escapeHtml4Xml(card.amount()))
                    .append("</bdi>");
            if (card.stale()) {
                html.append("<span class=\"chip warn\">").append(stale).append("</span>");
            }
            small(html, card.close());
            small(html, card.owner());
        }

        private static void next(StringBuilder html, BoardView.@Nullable NextView next, String label) {
            if (next != null) {
                html.append("<small class=\"next")
                        .append(next.overdue() ? " overdue" : "")
                        .append(
                                "\"><svg class=\"icon\" aria-hidden=\"true\"><use href=\"/app/icons.svg#list-check\"/></svg>")
                        .append("<span class=\"visually-hidden\">")
                        .append(label)
                        .append(" </span>")
                        .append(escapeHtml4Xml(next.day()))
                        .append("</small>");
            }
        }

        private static void small(StringBuilder html, @Nullable String text) {
            if (text != null) {
                html.append("<small><bdi>").append(escapeHtml4Xml(text)).append("</bdi></small>");
            }
        }
    }
}
