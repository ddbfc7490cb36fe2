package peyvand.web.opportunity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.domain.LineId;
import peyvand.domain.OpportunityId;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.OpportunityLines;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.pricing.LineData;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.line.Line;
import peyvand.web.line.LineFields;
import peyvand.web.line.LineRoutes;

/** What an opportunity is about. */
@Controller
@RequestMapping("/opportunities/{id}/lines")
class OpportunityLineController extends LineRoutes<OpportunityId, LineId> {

    private final OpportunityLines lines;
    private final OpportunityQueries opportunities;
    private final OpportunityPage page;

    OpportunityLineController(
            OpportunityLines lines,
            OpportunityQueries opportunities,
            OpportunityPage page,
            LineFields fields,
            Submissions submissions) {
        super(fields, submissions);
        this.lines = lines;
        this.opportunities = opportunities;
        this.page = page;
    }

    @Override
    protected String path(OpportunityId id) {
        return "/opportunities/" + id;
    }

    @Override
    protected String show(
            Viewer viewer, Ui ui, OpportunityId id, Form lineForm, HttpServletRequest request, Model model) {
        return page.show(viewer, ui, id, lineForm, model);
    }

    @Override
    protected Line line(Viewer viewer, OpportunityId id, LineId line) {
        opportunities.row(viewer, id);
        return Line.of(lines.line(id, line));
    }

    @Override
    protected void add(Viewer viewer, OpportunityId id, LineData data) {
        lines.add(viewer, id, data);
    }

    @Override
    protected void change(Viewer viewer, OpportunityId id, LineId line, int version, LineData data) {
        lines.change(viewer, id, line, version, data);
    }

    @Override
    protected void remove(Viewer viewer, OpportunityId id, LineId line) {
        lines.remove(viewer, id, line);
    }
}
