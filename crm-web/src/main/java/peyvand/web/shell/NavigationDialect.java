package peyvand.web.shell;

import static org.unbescape.html.HtmlEscape.escapeHtml4Xml;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import peyvand.web.i18n.Navigation.Group;
import peyvand.web.i18n.Navigation.Item;

/**
 * {@code <nav shell:groups="${ui.navigation}">}: the areas by the work they are for, which stands on every page and costs a
 * fraction here of what it would in the template's own language. A group is open as its visitor left it, which a cookie
 * tells, or as is usual; the one they are in always is. Every text is escaped.
 */
@Component
class NavigationDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "shell";

    /** The keys of the groups that are not as is usual, with dots between them. */
    private static final String COOKIE = "peyvand-side";

    NavigationDialect() {
        super("Navigation", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new GroupsProcessor());
    }

    private static final class GroupsProcessor extends AbstractStandardExpressionAttributeTagProcessor {

        GroupsProcessor() {
            super(TemplateMode.HTML, PREFIX, "groups", StandardDialect.PROCESSOR_PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String expression,
                Object groups,
                IElementTagStructureHandler structure) {
            Set<String> turned = turned(context);
            StringBuilder html = new StringBuilder();
            for (Object each : (List<?>) groups) {
                Group group = (Group) each;
                append(html, group, group.current() || group.open() != turned.contains(group.key()));
            }
            structure.setBody(html.toString(), false);
        }

        private static Set<String> turned(ITemplateContext context) {
            String cookie = context instanceof IWebContext web
                    ? web.getExchange().getRequest().getCookieValue(COOKIE)
                    : null;
            return cookie == null ? Set.of() : Set.copyOf(List.of(cookie.split("\\.")));
        }

        private static void append(StringBuilder html, Group group, boolean open) {
            if (group.label() == null) {
                append(html, group.items());
                return;
            }
            html.append("<details data-group=\"").append(group.key()).append('"');
            if (group.open()) {
                html.append(" data-usual");
            }
            html.append(open ? " open>" : ">")
                    .append("<summary>")
                    .append(escapeHtml4Xml(group.label()))
                    .append(
                            "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/app/icons.svg#chevron-down\"/></svg></summary>");
            append(html, group.items());
            html.append("</details>");
        }

        private static void append(StringBuilder html, List<Item> items) {
            html.append("<ul>");
            for (Item item : items) {
                html.append("<li><a href=\"").append(item.path()).append('"');
                if (item.current()) {
                    html.append(" aria-current=\"page\"");
                }
                goes(html, item.key());
                html.append("><svg class=\"icon\" aria-hidden=\"true\"><use href=\"")
                        .append(item.icon())
                        .append("\"/></svg><span>")
                        .append(escapeHtml4Xml(item.label()))
                        .append("</span></a></li>");
            }
            html.append("</ul>");
        }

        private static void goes(StringBuilder html, @Nullable String key) {
            if (key != null) {
                html.append(" data-go=\"").append(key).append('"');
            }
        }
    }
}
