package peyvand.web.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.insight.Dimension;
import peyvand.analytical.insight.GroupMoves;
import peyvand.analytical.insight.InvestmentPolicies;
import peyvand.analytical.insight.InvestmentPolicy;
import peyvand.analytical.insight.Score;
import peyvand.analytical.insight.Scores;
import peyvand.analytical.insight.Tier;
import peyvand.analytical.insight.ValueFilter;
import peyvand.analytical.insight.ValueFilter.Moved;
import peyvand.analytical.insight.ValueFilter.Moving;
import peyvand.analytical.insight.ValueFilter.Regrouped;
import peyvand.analytical.insight.ValueQueries;
import peyvand.analytical.insight.ValueRow;
import peyvand.analytical.insight.ValueSort;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.bulk.Selection;
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
import peyvand.web.list.Money;

/** The list of customers by what they are worth: whoever is behind a figure of the analysis. */
@Component
class ValueList implements Listing<ValueFilter, ValueRow>, BulkSource {

    static final String PATH = "/values";

    private static final String ME = "me";
    private static final LocalDate END = LocalDate.of(9999, 12, 31);
    private static final int LONGEST_POLICY = 20;
    private static final Pattern POLICY = Pattern.compile("(\\d{1,3})-([1-5])-(\\d{1,3})-([1-5])");
    private static final int SCORES = 5;
    private static final int TENTHS = 10;
    private static final int TWENTIETHS = 20;
    private static final int MOST_CLUSTERS = 8;

    /** Filters that say in what customers are alike. */
    private static final Map<Dimension, String> ALIKE = new EnumMap<>(Map.of(
            Dimension.STAGE, "lifeStage",
            Dimension.GROUP, "rfmGroup",
            Dimension.TIER, "investTier",
            Dimension.DECILE, "decile",
            Dimension.CLUSTER, "cluster",
            Dimension.RECENCY, "recencyScore",
            Dimension.FREQUENCY, "frequencyScore",
            Dimension.MONETARY, "monetaryScore",
            Dimension.WORTH, "worth",
            Dimension.RISK, "risk"));

    /** Columns and filters that there are not while a score is switched off. */
    private static final Map<Score, Set<String>> OFF = Map.of(
            Score.VALUE,
            Set.of(
                    "investTier",
                    "worth",
                    "risk",
                    "tierWas",
                    "tierBecomes",
                    "policy",
                    "nextOrder",
                    "buysAgain",
                    "value",
                    "valueLow",
                    "valueHigh",
                    "valueAtRisk"),
            Score.GROUPS,
            Set.of(
                    "rfmGroup",
                    "recencyScore",
                    "frequencyScore",
                    "monetaryScore",
                    "groupWas",
                    "groupBecame",
                    "groupMonth"),
            Score.CLUSTERS,
            Set.of("cluster", "room", "roomIn"));

    private static final List<Column<ValueRow>> COLUMNS = List.of(
            Column.of("name", Kind.NAME, ValueRow::name),
            Column.<ValueRow>of("customerNumber", Kind.CODE, ValueRow::number).hidden(),
            Column.of("owner", Kind.TEXT, ValueRow::owner),
            Column.of("lifeStage", Kind.CHOICE, ValueRow::stage),
            Column.of("rfmGroup", Kind.CHOICE, ValueRow::group),
            Column.<ValueRow>of("investTier", Kind.CHOICE, ValueRow::tier).hidden(),
            Column.<ValueRow>of("ordersCount", Kind.NUMBER, ValueRow::orders).hidden(),
            Column.of("lastOrder", Kind.DATE, ValueRow::lastOn),
            Column.<ValueRow>of("nextOrder", Kind.DATE, ValueRow::nextOn).hidden(),
            Column.of("buysAgain", Kind.NUMBER, row -> percent(row.alive())));

    private final ValueQueries queries;
    private final StaffQueries staff;
    private final Scores scores;
    private final InvestmentPolicies policies;

    ValueList(ValueQueries queries, StaffQueries staff, Scores scores, InvestmentPolicies policies) {
        this.queries = queries;
        this.staff = staff;
        this.scores = scores;
        this.policies = policies;
    }

    /** Where customers who are alike are listed. */
    static String link(Dimension dimension, @Nullable String key) {
        return PATH + "?" + ALIKE.get(dimension) + "=" + key;
    }

    /** Likewise, of customers who are alike in two things. */
    static String link(Dimension dimension, @Nullable String key, Dimension other, @Nullable String otherKey) {
        return link(dimension, key) + "&" + ALIKE.get(other) + "=" + otherKey;
    }

    /** Where those are listed who bought on that day or later; for the first time if newcomers are meant. */
    static String since(LocalDate day, boolean newcomers) {
        return PATH + "?" + (newcomers ? "cameSince" : "boughtSince") + "=" + day;
    }

    /** Where those are listed who came from one stage, or any other, to another within those days. */
    static String moved(@Nullable Stage was, Stage became, LocalDate from, LocalDate to) {
        return PATH + "?" + (was == null ? "" : "movedFrom=" + was + "&") + "movedTo=" + became + "&movedSince=" + from
                + "&movedUntil=" + to;
    }

    @Override
    public String list() {
        return "values";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CUSTOMER;
    }

    @Override
    public ListSpec<ValueRow> spec(Ui ui, Set<String> asked) {
        Set<Score> shown = scores.shown();
        boolean value = shown.contains(Score.VALUE);
        return new ListSpec<>(
                list(),
                PATH,
                columns(ui.baseCurrency(), shown),
                filters(ui, shown),
                value ? List.of("value", "at_risk", "room", "newest") : List.of("newest", "room", "value", "at_risk"),
                row -> "/customers/" + row.id(),
                builtIns(value, shown.contains(Score.CLUSTERS)));
    }

    private static List<BuiltInView> builtIns(boolean value, boolean clusters) {
        String atRisk = Stage.AT_RISK.name();
        List<BuiltInView> views = new ArrayList<>();
        if (value) {
            views.add(new BuiltInView("atRisk", Map.of("lifeStage", atRisk, "sort", "at_risk")));
            views.add(BuiltInView.of("high", "investTier", Tier.HIGH.name()));
        } else {
            views.add(BuiltInView.of("atRisk", "lifeStage", atRisk));
        }
        if (clusters) {
            views.add(BuiltInView.of("room", "sort", "room"));
        }
        views.add(BuiltInView.of("mine", "owner", ME));
        return views;
    }

    private static List<Column<ValueRow>> columns(String currency, Set<Score> shown) {
        List<Column<ValueRow>> columns = new ArrayList<>(COLUMNS);
        columns.add(Column.<ValueRow>of("bought", Kind.MONEY, row -> money(row.amount(), currency))
                .hidden());
        columns.add(Column.<ValueRow>of("value", Kind.MONEY, row -> money(row.value(), currency))
                .sortedBy("value"));
        columns.add(Column.<ValueRow>of("valueLow", Kind.MONEY, row -> money(row.valueLow(), currency))
                .hidden());
        columns.add(Column.<ValueRow>of("valueHigh", Kind.MONEY, row -> money(row.valueHigh(), currency))
                .hidden());
        columns.add(Column.<ValueRow>of("valueAtRisk", Kind.MONEY, row -> money(row.atRisk(), currency))
                .sortedBy("at_risk"));
        columns.add(Column.<ValueRow>of("room", Kind.MONEY, row -> money(row.room(), currency))
                .sortedBy("room"));
        columns.add(Column.of("roomIn", Kind.TEXT, ValueRow::roomIn));
        columns.removeIf(column -> OFF.entrySet().stream()
                .anyMatch(off -> !shown.contains(off.getKey()) && off.getValue().contains(column.name())));
        return columns;
    }

    private List<Field> filters(Ui ui, Set<Score> shown) {
        List<Choice> owners = new ArrayList<>(List.of(new Choice(ME, null)));
        staff.choices().forEach(person -> owners.add(new Choice(person.id().toString(), person.name())));
        return Stream.of(
                        Field.choice("lifeStage", Stage.class),
                        Field.choice("rfmGroup", RfmSegment.class),
                        Field.choice("investTier", Tier.class),
                        Field.choice("owner", owners),
                        numbers("decile", TENTHS, ui),
                        numbers("cluster", MOST_CLUSTERS, ui),
                        numbers("recencyScore", SCORES, ui),
                        numbers("frequencyScore", SCORES, ui),
                        numbers("monetaryScore", SCORES, ui),
                        Field.choice("worth", fifths(ui)),
                        numbers("risk", SCORES, ui),
                        Field.date("boughtSince"),
                        Field.date("cameSince"),
                        Field.choice("movedFrom", Stage.class),
                        Field.choice("movedTo", Stage.class),
                        Field.date("movedSince"),
                        Field.date("movedUntil"),
                        Field.choice("groupWas", groups()),
                        Field.choice("groupBecame", RfmSegment.class),
                        Field.date("groupMonth"),
                        Field.choice("tierWas", Tier.class),
                        Field.choice("tierBecomes", Tier.class),
                        Field.text("policy", LONGEST_POLICY))
                .filter(field -> OFF.entrySet().stream()
                        .noneMatch(off ->
                                !shown.contains(off.getKey()) && off.getValue().contains(field.name())))
                .toList();
    }

    private static List<Choice> groups() {
        return Stream.concat(
                        Stream.of(GroupMoves.NONE),
                        Arrays.stream(RfmSegment.values()).map(RfmSegment::name))
                .map(group -> new Choice(group, null))
                .toList();
    }

    /** Four twentieths each. */
    private static List<Choice> fifths(Ui ui) {
        return IntStream.range(0, SCORES)
                .mapToObj(fifth -> new Choice(worth(fifth), ui.formats().number(fifth + 1)))
                .toList();
    }

    /** Which twentieths by value are a fifth, counted from 0. */
    static String worth(int fifth) {
        int from = fifth * TWENTIETHS / SCORES;
        return (from + 1) + "-" + (from + TWENTIETHS / SCORES);
    }

    private static Field numbers(String name, int most, Ui ui) {
        return Field.choice(
                name,
                IntStream.rangeClosed(1, most)
                        .mapToObj(i ->
                                new Choice(Integer.toString(i), ui.formats().number(i)))
                        .toList());
    }

    @Override
    public ValueFilter filter(Viewer viewer, Ui ui, Form form) {
        Map<Dimension, String> alike = new EnumMap<>(Dimension.class);
        ALIKE.forEach((dimension, name) -> {
            String value = form.has(name) ? form.text(name) : null;
            if (value != null) {
                alike.put(dimension, value);
            }
        });
        String owner = form.text("owner");
        return new ValueFilter(
                alike,
                owner == null ? null : owner.equals(ME) ? viewer.staff() : StaffId.valueOf(owner),
                form.dateOrNull("boughtSince"),
                form.dateOrNull("cameSince"),
                moved(form),
                regrouped(form),
                moving(form));
    }

    @Override
    public Selection filtered(Viewer viewer, Ui ui, Form filters) {
        ValueFilter filter = filter(viewer, ui, filters);
        return columns -> queries.select(viewer, filter, columns);
    }

    /** Of whom one tier only is said, any other; without a policy, under the one that holds. */
    private @Nullable Moving moving(Form form) {
        if (!form.has("policy")) {
            return null;
        }
        Tier was = form.choice("tierWas", Tier.class);
        Tier becomes = form.choice("tierBecomes", Tier.class);
        InvestmentPolicy policy = policy(form);
        return policy == null || (was == null && becomes == null) ? null : new Moving(policy, was, becomes);
    }

    private @Nullable InvestmentPolicy policy(Form form) {
        String text = form.text("policy");
        if (text == null) {
            return policies.decided(1).get(0).policy();
        }
        Matcher numbers = POLICY.matcher(text);
        if (!numbers.matches()) {
            form.reject("policy", "invest.policy.unreadable");
            return null;
        }
        return new InvestmentPolicy(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)),
                Integer.parseInt(numbers.group(4)));
    }

    /** Where those are listed who would come from one tier into another. */
    static String moving(InvestmentPolicy policy, Tier was, Tier becomes) {
        return PATH + "?tierWas=" + was + "&tierBecomes=" + becomes + "&policy=" + policy.highPercent() + "-"
                + policy.highRisk() + "-" + policy.mediumPercent() + "-" + policy.mediumRisk();
    }

    private static @Nullable Moved moved(Form form) {
        Stage was = form.choice("movedFrom", Stage.class);
        Stage became = form.choice("movedTo", Stage.class);
        LocalDate from = form.dateOrNull("movedSince");
        LocalDate to = form.dateOrNull("movedUntil");
        return was == null && became == null && from == null && to == null
                ? null
                : new Moved(was, became, from == null ? LocalDate.EPOCH : from, to == null ? END : to);
    }

    private static @Nullable Regrouped regrouped(Form form) {
        if (!form.has("groupMonth")) {
            return null;
        }
        String was = form.text("groupWas");
        RfmSegment became = form.choice("groupBecame", RfmSegment.class);
        LocalDate month = form.dateOrNull("groupMonth");
        return month == null || was == null && became == null ? null : new Regrouped(was, became, month);
    }

    /**
     * Where those are listed who came from one group to another in a month; of very many, the youngest first, who are found
     * without a search.
     *
     * @param was name of a group, or {@link GroupMoves#NONE}; null for any other
     */
    static String regrouped(@Nullable String was, RfmSegment became, LocalDate month, int customers) {
        return PATH + "?" + (was == null ? "" : "groupWas=" + was + "&") + "groupBecame=" + became + "&groupMonth="
                + month + (customers > GroupMoves.LISTED ? "&sort=newest" : "");
    }

    @Override
    public Sort sort(ListRequest<ValueRow> request) {
        Sort asked = request.sort(ValueSort.class, ValueSort::sort);
        return scores.shown().containsAll(ValueSort.scores(asked)) ? asked : ValueSort.NEWEST.sort();
    }

    @Override
    public ListQueries<ValueFilter, ValueRow> queries() {
        return queries;
    }

    private static @Nullable Long percent(@Nullable Double share) {
        return share == null ? null : Math.round(share * 100);
    }

    private static @Nullable Money money(@Nullable Double amount, String currency) {
        return amount == null
                ? null
                : new Money(BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP), currency);
    }
}
