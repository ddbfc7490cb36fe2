package peyvand.web.quote;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.domain.LineId;
import peyvand.domain.QuoteId;
import peyvand.domain.Viewer;
import peyvand.operational.pricing.LineData;
import peyvand.operational.quote.QuoteQueries;
import peyvand.operational.quote.Quotes;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.line.Line;
import peyvand.web.line.LineFields;
import peyvand.web.line.LineRoutes;

/** What a quote offers. */
@Controller
@RequestMapping("/quotes/{id}/lines")
class QuoteLineController extends LineRoutes<QuoteId, LineId> {

    private final Quotes quotes;
    private final QuoteQueries queries;
    private final QuotePage page;

    QuoteLineController(
            Quotes quotes, QuoteQueries queries, QuotePage page, LineFields fields, Submissions submissions) {
        super(fields, submissions);
        this.quotes = quotes;
        this.queries = queries;
        this.page = page;
    }

    @Override
    protected String path(QuoteId id) {
        return "/quotes/" + id;
    }

    @Override
    protected String show(Viewer viewer, Ui ui, QuoteId id, Form lineForm, HttpServletRequest request, Model model) {
        return page.show(viewer, ui, id, lineForm, request, model);
    }

    @Override
    protected Line line(Viewer viewer, QuoteId id, LineId line) {
        queries.details(viewer, id);
        return Line.of(queries.line(id, line));
    }

    @Override
    protected void add(Viewer viewer, QuoteId id, LineData data) {
        quotes.addLine(viewer, id, data);
    }

    @Override
    protected void change(Viewer viewer, QuoteId id, LineId line, int version, LineData data) {
        quotes.changeLine(viewer, id, line, version, data);
    }

    @Override
    protected void remove(Viewer viewer, QuoteId id, LineId line) {
        quotes.removeLine(viewer, id, line);
    }
}
