package peyvand.web.competitor;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.Viewer;
import peyvand.operational.competitor.CompetitorDetails;
import peyvand.operational.competitor.CompetitorFilter;
import peyvand.operational.competitor.CompetitorQueries;
import peyvand.operational.competitor.CompetitorSort;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;

/** The list of competitors: its columns, filters and sorts. */
@Component
class CompetitorList implements Listing<CompetitorFilter, CompetitorDetails> {

    private static final ListSpec<CompetitorDetails> SPEC = new ListSpec<>(
            "competitors",
            "/competitors",
            List.of(
                    Column.<CompetitorDetails>of(
                                    "competitorName",
                                    Kind.NAME,
                                    row -> row.data().name())
                            .sortedBy("name"),
                    Column.of("website", Kind.CODE, row -> row.data().website()),
                    Column.<CompetitorDetails>of(
                                    "strengths", Kind.TEXT, row -> row.data().strengths())
                            .hidden(),
                    Column.<CompetitorDetails>of(
                                    "weaknesses", Kind.TEXT, row -> row.data().weaknesses())
                            .hidden(),
                    Column.<CompetitorDetails>of(
                                    "priceNotes", Kind.TEXT, row -> row.data().prices())
                            .hidden(),
                    Column.<CompetitorDetails>of("updatedAt", Kind.DATE, CompetitorDetails::updatedAt)
                            .sortedBy("updated")),
            List.of(Field.text("q", 100), Field.choice("archived", List.of(new Choice("true", null)))),
            List.of("name", "updated"),
            row -> "/competitors/" + row.id(),
            List.of(BuiltInView.of("archived", "archived", "true")));

    private final CompetitorQueries queries;

    CompetitorList(CompetitorQueries queries) {
        this.queries = queries;
    }

    @Override
    public String list() {
        return SPEC.name();
    }

    @Override
    public RecordKind kind() {
        return RecordKind.COMPETITOR;
    }

    @Override
    public ListSpec<CompetitorDetails> spec(Ui ui, Set<String> asked) {
        return SPEC;
    }

    @Override
    public CompetitorFilter filter(Viewer viewer, Ui ui, Form form) {
        return new CompetitorFilter(form.text("q"), form.text("archived") != null);
    }

    @Override
    public Sort sort(ListRequest<CompetitorDetails> request) {
        return request.sort(CompetitorSort.class, CompetitorSort::sort);
    }

    @Override
    public ListQueries<CompetitorFilter, CompetitorDetails> queries() {
        return queries;
    }
}
