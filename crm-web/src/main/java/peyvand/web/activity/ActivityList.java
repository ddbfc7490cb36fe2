package peyvand.web.activity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.db.sql.Count;
import peyvand.domain.CustomerId;
import peyvand.domain.RecordKind;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityBulk;
import peyvand.operational.activity.ActivityFilter;
import peyvand.operational.activity.ActivityKind;
import peyvand.operational.activity.ActivityQueries;
import peyvand.operational.activity.ActivityQueries.OpportunityChoice;
import peyvand.operational.activity.ActivityRow;
import peyvand.operational.activity.ActivityTab;
import peyvand.operational.activity.Today;
import peyvand.operational.bulk.Selection;
import peyvand.web.activity.ActivityWords.ItemView;
import peyvand.web.customer.CustomerFields;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.BulkSource;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.ListView;
import peyvand.web.list.Lists;
import peyvand.web.list.Parameter;

/** The list of activities: its tabs and filters. Without a filter it shows one's own. */
@Component
class ActivityList implements BulkSource {

    private static final String PATH = "/activities";

    private final ActivityQueries activities;
    private final ActivityFields fields;
    private final ActivityWords words;
    private final CustomerFields customers;
    private final ActivityBulk bulk;
    private final Lists lists;

    ActivityList(
            ActivityQueries activities,
            ActivityFields fields,
            ActivityWords words,
            CustomerFields customers,
            ActivityBulk bulk,
            Lists lists) {
        this.bulk = bulk;
        this.lists = lists;
        this.activities = activities;
        this.fields = fields;
        this.words = words;
        this.customers = customers;
    }

    record TabView(String label, String href, boolean current) {}

    /** @param here this very page, to return to */
    record View(
            List<TabView> tabs,
            String tab,
            Form filters,
            boolean filtered,
            List<ItemView> items,
            String count,
            @Nullable String previous,
            @Nullable String next,
            String here,
            List<ListView.Choice> bulk,
            String all,
            List<Parameter> filtering) {}

    @Override
    public String list() {
        return "activities";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ACTIVITY;
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form form) {
        return bulk.filtered(viewer, filter(viewer, form), tab(form), words.today(ui));
    }

    private ActivityFilter filter(Viewer viewer, Form form) {
        CustomerId customer = form.text("customer") == null ? null : customers.named(form, "customer", viewer);
        OpportunityChoice opportunity = fields.opportunity(form, viewer);
        return new ActivityFilter(
                owner(form),
                form.choice("activityKind", ActivityKind.class),
                customer,
                opportunity == null ? null : opportunity.id());
    }

    private static ActivityTab tab(Form form) {
        return ActivityTab.valueOf(form.value("tab").toUpperCase(Locale.ROOT));
    }

    String show(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        ListRequest<ActivityRow> request = spec(ui, Set.of()).read(asked(viewer, http), List.of(), ui.formats());
        Form form = request.filters();
        ActivityTab tab = tab(form);
        Today today = words.today(ui);
        ActivityFilter filter = filter(viewer, form);
        boolean unknown = form.problem("customer") != null || form.problem(ActivityFields.OPPORTUNITY) != null;
        Slice<ActivityRow> slice = unknown
                ? new Slice<>(List.of(), null, null)
                : activities.page(viewer, filter, tab, today, request.cursor(), request.size());
        Count count = slice.previous() == null && slice.next() == null
                ? new Count(slice.rows().size(), false)
                : activities.count(viewer, filter, tab, today);
        model.addAttribute(
                "list",
                new View(
                        tabs(ui, request, tab),
                        form.value("tab"),
                        form,
                        form.text("activityKind") != null
                                || form.text("customer") != null
                                || form.text(ActivityFields.OPPORTUNITY) != null
                                || !form.value("activityOwner")
                                        .equals(viewer.staff().toString()),
                        slice.rows().stream()
                                .map(row -> words.item(viewer, row, ui))
                                .toList(),
                        ui.formats().number(count.number()) + (count.capped() ? "+" : ""),
                        slice.previous() == null ? null : request.link(PATH, null, slice.previous()),
                        slice.next() == null ? null : request.link(PATH, null, slice.next()),
                        request.link(PATH, null, request.cursor()),
                        lists.bulk(viewer, ui, "activities"),
                        ListView.all(count, ui),
                        request.filtering()));
        return "activity/list";
    }

    @Override
    public ListSpec<ActivityRow> spec(Ui ui, Set<String> asked) {
        return new ListSpec<>(
                "activities", PATH, List.of(), fields.filters(), List.of("begins"), row -> PATH, List.of());
    }

    /** What was asked for, with the usual where nothing was. */
    private static Map<String, String[]> asked(Viewer viewer, HttpServletRequest http) {
        Map<String, String[]> asked = new HashMap<>(http.getParameterMap());
        usually(asked, "tab", "today");
        usually(asked, "activityOwner", viewer.staff().toString());
        return asked;
    }

    private static void usually(Map<String, String[]> asked, String name, String value) {
        String[] values = asked.get(name);
        if (values == null || values.length == 0 || values[0].isBlank()) {
            asked.put(name, new String[] {value});
        }
    }

    private static @Nullable StaffId owner(Form form) {
        String owner = form.text("activityOwner");
        return owner == null || owner.equals("all") ? null : StaffId.valueOf(owner);
    }

    private static List<TabView> tabs(Ui ui, ListRequest<ActivityRow> request, ActivityTab current) {
        List<TabView> tabs = new ArrayList<>();
        Arrays.stream(ActivityTab.values()).forEach(tab -> {
            String name = tab.name().toLowerCase(Locale.ROOT);
            Form other = Form.empty(request.filters().fields(), ui.formats());
            request.filters()
                    .fields()
                    .forEach(field -> other.with(field.name(), request.filters().value(field.name())));
            other.with("tab", name);
            String href = request.filteredBy(other).link(PATH, null, null);
            tabs.add(new TabView(ui.message("choice.tab." + name), href, tab == current));
        });
        return tabs;
    }
}
