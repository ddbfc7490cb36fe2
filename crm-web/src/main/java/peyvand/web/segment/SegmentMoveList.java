package peyvand.web.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import peyvand.analytical.segment.MoveFilter;
import peyvand.analytical.segment.MoveQueries;
import peyvand.analytical.segment.MoveRow;
import peyvand.analytical.segment.Rule;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.analytical.segment.Way;
import peyvand.db.sql.ListQueries;
import peyvand.db.sql.Sort;
import peyvand.domain.RecordKind;
import peyvand.domain.SegmentId;
import peyvand.domain.Viewer;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.ListRequest;
import peyvand.web.list.ListSpec;
import peyvand.web.list.Listing;

/** The list of customers who joined a segment, or left it, with why. */
@Component
class SegmentMoveList implements Listing<MoveFilter, MoveRow> {

    static final String PATH = "/segments/moves";

    private static final String SEGMENT = "segment";
    private static final String WAY = "segmentWay";
    private static final String FROM = "movedSince";
    private static final String TO = "movedUntil";
    private static final String INTO = "segmentInto";

    private final MoveQueries queries;
    private final SegmentQueries segments;
    private final Facts facts;

    SegmentMoveList(MoveQueries queries, SegmentQueries segments, Facts facts) {
        this.queries = queries;
        this.segments = segments;
        this.facts = facts;
    }

    /** Where those are listed who joined or left on these days. */
    static String link(SegmentId segment, Way way, LocalDate from, LocalDate to) {
        return PATH + "?" + SEGMENT + "=" + segment + "&" + WAY + "=" + way + "&" + FROM + "=" + from + "&" + TO + "="
                + to;
    }

    /** Those who left since that day, and belong to the other since. */
    static String link(SegmentId segment, SegmentId into, LocalDate from) {
        return PATH + "?" + SEGMENT + "=" + segment + "&" + WAY + "=" + Way.LEFT + "&" + FROM + "=" + from + "&" + INTO
                + "=" + into;
    }

    @Override
    public String list() {
        return "segmentmoves";
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CUSTOMER;
    }

    @Override
    public ListSpec<MoveRow> spec(Ui ui, Set<String> asked) {
        List<Choice> all = segments.choices().stream()
                .map(segment -> new Choice(segment.id().toString(), segment.name()))
                .toList();
        Map<Rule, RuleWords> words = new HashMap<>();
        return new ListSpec<>(
                list(),
                PATH,
                List.of(
                        Column.of("name", Kind.NAME, MoveRow::name),
                        Column.<MoveRow>of("customerNumber", Kind.CODE, MoveRow::number)
                                .hidden(),
                        Column.of("owner", Kind.TEXT, MoveRow::owner),
                        Column.of("segmentMovedAt", Kind.TIME, MoveRow::at),
                        Column.of("segmentMovedWhy", Kind.TEXT, row -> why(row, words, ui))),
                List.of(
                        Field.choice(SEGMENT, all),
                        Field.choice(WAY, Way.class),
                        Field.date(FROM),
                        Field.date(TO),
                        Field.choice(INTO, all)),
                List.of("latest"),
                row -> "/customers/" + row.id(),
                List.of());
    }

    private String why(MoveRow row, Map<Rule, RuleWords> all, Ui ui) {
        return row.left()
                ? String.join(ui.message("segment.and"), left(row, all, ui))
                : String.join(
                        ui.message("segment.and"), words(row.rule(), all, ui).reasons(row.rule(), row.why()));
    }

    private RuleWords words(Rule rule, Map<Rule, RuleWords> all, Ui ui) {
        return all.computeIfAbsent(rule, asked -> new RuleWords(facts.options(ui, List.of(asked)), ui));
    }

    /** What they said to the rule when they came, and do not say any more; or the other way round. */
    private List<String> left(MoveRow row, Map<Rule, RuleWords> all, Ui ui) {
        List<String> why = new ArrayList<>();
        if (row.archived()) {
            why.add(ui.message("segment.left.archived"));
        }
        if (row.changed()) {
            why.add(ui.message("segment.left.changed"));
        }
        Set<Integer> lost = new TreeSet<>();
        for (int place = 0; place < row.now().conditions().size(); place++) {
            if (!row.met().containsKey(place) && (row.changed() || row.why().containsKey(place))) {
                lost.add(place);
            }
        }
        RuleWords words = words(row.now(), all, ui);
        words.conditions(row.now(), lost).forEach(text -> why.add(ui.message("segment.left.lost", text)));
        if (why.isEmpty()) {
            Map<Integer, String> gained = row.met().entrySet().stream()
                    .filter(entry -> !row.why().containsKey(entry.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            words.reasons(row.now(), gained).forEach(text -> why.add(ui.message("segment.left.gained", text)));
        }
        return why;
    }

    @Override
    public MoveFilter filter(Viewer viewer, Ui ui, Form form) {
        String segment = form.text(SEGMENT);
        String into = form.text(INTO);
        return new MoveFilter(
                segment == null ? null : SegmentId.valueOf(segment),
                way(form),
                form.dateOrNull(FROM),
                form.dateOrNull(TO),
                into == null ? null : SegmentId.valueOf(into));
    }

    private static Way way(Form form) {
        return Objects.requireNonNullElse(form.choice(WAY, Way.class), Way.JOINED);
    }

    @Override
    public Sort sort(ListRequest<MoveRow> request) {
        return MoveQueries.latest(way(request.filters()));
    }

    @Override
    public ListQueries<MoveFilter, MoveRow> queries() {
        return queries;
    }
}
