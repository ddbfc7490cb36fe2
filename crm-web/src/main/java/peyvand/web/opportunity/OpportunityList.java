package peyvand.web.opportunity;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.CompetitorId;
import peyvand.domain.PipelineId;
import peyvand.domain.RecordKind;
import peyvand.domain.StageId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.operational.opportunity.OpportunityBulk;
import peyvand.operational.opportunity.OpportunityFilter;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.OpportunityRow;
import peyvand.operational.opportunity.OpportunitySort;
import peyvand.operational.opportunity.OpportunityState;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.BulkSource;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;
import peyvand.web.list.Money;

/** The list of opportunities: its columns, filters and sorts. */
@Component
class OpportunityList implements Listing<OpportunityFilter, OpportunityRow>, BulkSource {

    private static final String COMPETITOR = "competitor";
    private static final String PIPELINE = "pipeline";

    private final OpportunityQueries queries;
    private final OpportunityFields fields;
    private final CustomFieldSets customFields;
    private final OpportunityBulk bulk;

    OpportunityList(
            OpportunityQueries queries, OpportunityFields fields, CustomFieldSets customFields, OpportunityBulk bulk) {
        this.queries = queries;
        this.fields = fields;
        this.customFields = customFields;
        this.bulk = bulk;
    }

    @Override
    public String list() {
        return "opportunities";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.OPPORTUNITY;
    }

    @Override
    public ListSpec<OpportunityRow> spec(Ui ui, Set<String> asked) {
        ListSpec<OpportunityRow> usual = new ListSpec<>(
                list(),
                "/opportunities",
                List.of(
                        Column.of("opportunityName", Kind.NAME, OpportunityRow::name),
                        Column.<OpportunityRow>of("opportunityNumber", Kind.CODE, OpportunityRow::number)
                                .hidden(),
                        Column.of("customer", Kind.TEXT, OpportunityRow::customerName),
                        Column.of(
                                OpportunityFields.STAGE,
                                Kind.TEXT,
                                row -> row.stageLabel().in(ui.getLanguage())),
                        Column.of("opportunityState", Kind.CHOICE, OpportunityRow::state),
                        Column.<OpportunityRow>of(
                                        "expectedAmount", Kind.MONEY, row -> new Money(row.amount(), row.currency()))
                                .sortedBy("amount"),
                        Column.<OpportunityRow>of("closeOn", Kind.DATE, OpportunityRow::closeOn)
                                .sortedBy("close_on"),
                        Column.of("owner", Kind.TEXT, OpportunityRow::ownerName),
                        Column.<OpportunityRow>of(
                                        "tags", Kind.TEXT, row -> String.join(ui.rtl() ? "، " : ", ", row.tags()))
                                .hidden(),
                        Column.<OpportunityRow>of("nextStep", Kind.TEXT, OpportunityRow::nextStep)
                                .hidden(),
                        Column.<OpportunityRow>of("openedOn", Kind.DATE, OpportunityRow::openedOn)
                                .hidden(),
                        Column.<OpportunityRow>of("closedOn", Kind.DATE, OpportunityRow::closedOn)
                                .hidden()),
                List.of(
                        Field.text("q", 100),
                        Field.choice("opportunityState", OpportunityState.class),
                        Field.choice(PIPELINE, fields.pipelines(ui)),
                        Field.choice(OpportunityFields.STAGE, fields.stages(ui)),
                        fields.ownerToFind(),
                        Field.choice("team", fields.teams()),
                        Field.text("tag", 60),
                        Field.date("closeFrom"),
                        Field.date("closeTo"),
                        Field.choice("undated", List.of(new Choice("true", null))),
                        Field.date("closedFrom"),
                        Field.date("closedTo"),
                        Field.choice("lossReason", fields.reasons(ui)),
                        Field.choice(COMPETITOR, fields.competitors()),
                        Field.choice("lostTo", fields.competitors()),
                        Field.text("source", 100),
                        Field.date("openedFrom"),
                        Field.date("openedTo"),
                        Field.choice("stale", List.of(new Choice("true", null)))),
                List.of("close_on", "amount", "created"),
                row -> "/opportunities/" + row.id(),
                List.of(
                        BuiltInView.of("open", "opportunityState", OpportunityState.OPEN.name()),
                        BuiltInView.of("mine", "owner", OpportunityFields.ME),
                        BuiltInView.of("stale", "stale", "true"),
                        BuiltInView.of("won", "opportunityState", OpportunityState.WON.name()),
                        BuiltInView.of("lost", "opportunityState", OpportunityState.LOST.name())));
        return customFields.extend(usual, kind(), ui, asked, row -> row.id().value());
    }

    @Override
    public OpportunityFilter filter(Viewer viewer, Ui ui, Form form) {
        String pipeline = form.text(PIPELINE);
        String stage = form.text(OpportunityFields.STAGE);
        String team = form.text("team");
        return new OpportunityFilter(
                form.text("q"),
                form.choice("opportunityState", OpportunityState.class),
                pipeline == null ? null : PipelineId.valueOf(pipeline),
                stage == null ? null : StageId.valueOf(stage),
                OpportunityFields.owner(form.text("owner"), viewer),
                team == null ? null : TeamId.valueOf(team),
                form.dateOrNull("closeFrom"),
                form.dateOrNull("closeTo"),
                form.text("undated") != null,
                form.dateOrNull("closedFrom"),
                form.dateOrNull("closedTo"),
                form.text("stale") != null,
                form.text("tag"),
                customFields.filters(form),
                past(form));
    }

    private static OpportunityFilter.Past past(Form form) {
        String reason = form.text("lossReason");
        String competitor = form.text(COMPETITOR);
        String lostTo = form.text("lostTo");
        return new OpportunityFilter.Past(
                form.text("source"),
                reason == null ? null : Long.valueOf(reason),
                competitor == null ? null : CompetitorId.valueOf(competitor),
                lostTo == null ? null : CompetitorId.valueOf(lostTo),
                form.dateOrNull("openedFrom"),
                form.dateOrNull("openedTo"));
    }

    @Override
    public Sort sort(ListRequest<OpportunityRow> request) {
        return request.sort(OpportunitySort.class, OpportunitySort::sort);
    }

    @Override
    public ListQueries<OpportunityFilter, OpportunityRow> queries() {
        return queries;
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form filters) {
        return bulk.filtered(viewer, filter(viewer, ui, filters));
    }
}
