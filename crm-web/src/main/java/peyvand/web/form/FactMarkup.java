package peyvand.web.form;

import java.util.List;
import org.thymeleaf.context.ITemplateContext;

/** Writes facts of records, each with the pencil that turns it into a field where it may be changed. */
final class FactMarkup {

    private final ITemplateContext context;
    private final Markup html = new Markup();

    FactMarkup(ITemplateContext context) {
        this.context = context;
    }

    FactMarkup facts(RecordView record) {
        record.facts().forEach(fact -> fact(record, fact));
        return this;
    }

    FactMarkup fact(RecordView record, Fact fact) {
        String label = fact.label() == null ? message(fact.labelKey()) : fact.label();
        html.tag("div").with("id", "fact-" + fact.name()).body();
        html.tag("dt")
                .body()
                .tag("span")
                .with("dir", "auto")
                .text(label)
                .end("span")
                .end("dt");
        html.tag("dd").body();
        if (fact.listed()) {
            links(fact.links());
        } else {
            link(new Fact.Link(fact.text(), fact.href()));
        }
        if (record.editable()) {
            pencil(record, fact, label);
        }
        html.end("dd").end("div");
        return this;
    }

    private void links(List<Fact.Link> links) {
        html.tag("div").body();
        for (Fact.Link link : links) {
            html.tag("div").body();
            link(link);
            html.end("div");
        }
        html.end("div");
    }

    private void link(Fact.Link link) {
        if (link.href() == null) {
            html.element("bdi", link.text());
        } else {
            html.tag("a")
                    .with("href", link.href())
                    .body()
                    .element("bdi", link.text())
                    .end("a");
        }
    }

    private void pencil(RecordView record, Fact fact, String label) {
        html.raw(" ")
                .tag("a")
                .with("class", "edit")
                .with("href", record.path() + "/edit#" + fact.name())
                .with("hx-get", record.path() + "/fields/" + fact.name())
                .with("hx-target", "closest div")
                .with("hx-swap", "outerHTML")
                .with("aria-label", message("form.edit") + ": " + label)
                .body()
                .icon("pencil")
                .end("a");
    }

    private String message(String key) {
        return context.getMessage(null, key, new Object[0], true);
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
