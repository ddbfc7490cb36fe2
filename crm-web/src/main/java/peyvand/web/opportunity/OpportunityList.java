package peyvand.web.opportunity;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.CompetitorId;
import peyvand.domain.PipelineId;
import peyvand.domain.RecordKind;
import peyvand.domain.StageId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.operational.opportunity.OpportunityBulk;
import peyvand.operational.opportunity.OpportunityFilter;
import peyvand.operational.opportunity.OpportunityRow;
import peyvand.operational.opportunity.OpportunityState;
import peyvand.web.field.CustomFieldSets;
import peyvand.web.field.CustomList;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BuiltInView;
import peyvand.web.list.BulkSource;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListSource;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Money;

/** The list of opportunities: its columns, filters and sorts. */
@Component
class OpportunityList implements ListSource, BulkSource {

    private static final String NAME = "opportunities";
    private static final String COMPETITOR = "competitor";
    private static final String PIPELINE = "pipeline";

    private final OpportunityFields fields;
    private final CustomFieldSets customFields;
    private final OpportunityBulk bulk;

    OpportunityList(OpportunityFields fields, CustomFieldSets customFields, OpportunityBulk bulk) {
        this.fields = fields;
        this.customFields = customFields;
        this.bulk = bulk;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.OPPORTUNITY;
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form filters) {
        return bulk.filtered(viewer, filter(filters, own(ui, filters.names()), viewer));
    }

    @Override
    public ListSpec<OpportunityRow> spec(Ui ui, Set<String> asked) {
        return spec(ui, own(ui, asked));
    }

    @Override
    public String list() {
        return NAME;
    }

    @Override
    public ListSpec<OpportunityRow> spec(Ui ui) {
        return spec(ui, own(ui, Set.of()));
    }

    /** The custom fields of the list, for a request that asks for these parameters. */
    CustomList<OpportunityRow> own(Ui ui, Set<String> asked) {
        return customFields.list(
                RecordKind.OPPORTUNITY, ui, asked, row -> row.id().value());
    }

    ListSpec<OpportunityRow> spec(Ui ui, CustomList<OpportunityRow> own) {
        return own.extend(new ListSpec<>(
                NAME,
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
                        BuiltInView.of("lost", "opportunityState", OpportunityState.LOST.name()))));
    }

    static OpportunityFilter filter(Form form, CustomList<OpportunityRow> own, Viewer viewer) {
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
                day(form, "closeFrom"),
                day(form, "closeTo"),
                form.text("undated") != null,
                day(form, "closedFrom"),
                day(form, "closedTo"),
                form.text("stale") != null,
                form.text("tag"),
                own.filter(form),
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
                day(form, "openedFrom"),
                day(form, "openedTo"));
    }

    private static @Nullable LocalDate day(Form form, String name) {
        return form.problem(name) == null ? form.date(name) : null;
    }
}
