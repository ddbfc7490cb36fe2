package peyvand.web.lead;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.TeamId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
import peyvand.operational.lead.LeadBulk;
import peyvand.operational.lead.LeadFilter;
import peyvand.operational.lead.LeadQueries;
import peyvand.operational.lead.LeadRow;
import peyvand.operational.lead.LeadSort;
import peyvand.operational.lead.LeadState;
import peyvand.operational.staff.StaffQueries;
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

/** The list of leads: its columns, filters and sorts. */
@Component
class LeadList implements Listing<LeadFilter, LeadRow>, BulkSource {

    private static final String ME = "me";
    private static final String NONE = "none";

    private static final List<Column<LeadRow>> COLUMNS = List.of(
            Column.<LeadRow>of("leadName", Kind.NAME, LeadRow::name).sortedBy("name"),
            Column.<LeadRow>of("leadNumber", Kind.CODE, LeadRow::number).hidden(),
            Column.of("organisation", Kind.TEXT, LeadRow::organisation),
            Column.of("leadState", Kind.CHOICE, LeadRow::state),
            Column.of("owner", Kind.TEXT, LeadRow::ownerName),
            Column.of("source", Kind.TEXT, LeadRow::source),
            Column.of("email", Kind.CODE, LeadRow::email),
            Column.of("phone", Kind.CODE, LeadRow::phone),
            Column.<LeadRow>of("city", Kind.TEXT, LeadRow::city).hidden(),
            Column.<LeadRow>of("country", Kind.COUNTRY, LeadRow::country).hidden(),
            Column.<LeadRow>of("createdAt", Kind.DATE, LeadRow::createdAt).sortedBy("created"));

    private final LeadQueries queries;
    private final StaffQueries staff;
    private final LeadBulk bulk;

    LeadList(LeadQueries queries, StaffQueries staff, LeadBulk bulk) {
        this.queries = queries;
        this.staff = staff;
        this.bulk = bulk;
    }

    @Override
    public String list() {
        return "leads";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.LEAD;
    }

    @Override
    public ListSpec<LeadRow> spec(Ui ui, Set<String> asked) {
        return new ListSpec<>(
                list(),
                "/leads",
                COLUMNS,
                List.of(
                        Field.text("q", 100),
                        Field.choice("leadState", LeadState.class),
                        Field.choice("owner", owners()),
                        Field.choice("team", teams()),
                        Field.text("source", 100),
                        Field.date("createdFrom"),
                        Field.date("createdTo"),
                        Field.choice("openLeads", List.of(new Choice("true", null)))),
                List.of("created", "name"),
                row -> "/leads/" + row.id(),
                List.of(
                        BuiltInView.of("mine", "owner", ME),
                        BuiltInView.of("unassigned", "owner", NONE),
                        BuiltInView.of("new", "leadState", LeadState.NEW.name()),
                        BuiltInView.of("open", "openLeads", "true"),
                        BuiltInView.of("converted", "leadState", LeadState.CONVERTED.name())));
    }

    @Override
    public LeadFilter filter(Viewer viewer, Ui ui, Form form) {
        String owner = form.text("owner");
        String team = form.text("team");
        boolean unassigned = NONE.equals(owner);
        LocalDate from = form.dateOrNull("createdFrom");
        LocalDate to = form.dateOrNull("createdTo");
        var zone = ui.formats().zone();
        return new LeadFilter(
                form.text("q"),
                form.choice("leadState", LeadState.class),
                form.text("openLeads") != null,
                owner == null || unassigned ? null : owner.equals(ME) ? viewer.staff() : StaffId.valueOf(owner),
                unassigned,
                team == null ? null : TeamId.valueOf(team),
                form.text("source"),
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Override
    public Sort sort(ListRequest<LeadRow> request) {
        return request.sort(LeadSort.class, LeadSort::sort);
    }

    @Override
    public ListQueries<LeadFilter, LeadRow> queries() {
        return queries;
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form filters) {
        return bulk.filtered(viewer, filter(viewer, ui, filters));
    }

    /** Whoever reads it, nobody, or a colleague. */
    private List<Choice> owners() {
        List<Choice> owners = new ArrayList<>(List.of(new Choice(ME, null), new Choice(NONE, null)));
        staff.choices().forEach(person -> owners.add(new Choice(person.id().toString(), person.name())));
        return owners;
    }

    private List<Choice> teams() {
        return staff.teams().stream()
                .map(team -> new Choice(team.id().toString(), team.name()))
                .toList();
    }
}
