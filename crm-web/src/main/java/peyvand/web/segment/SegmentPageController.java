package peyvand.web.segment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import peyvand.analytical.likeness.LikenessTargets;
import peyvand.analytical.segment.MemberRow;
import peyvand.analytical.segment.Rule;
import peyvand.analytical.segment.SegmentDetails;
import peyvand.analytical.segment.SegmentMoves;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.analytical.segment.Strategies;
import peyvand.analytical.segment.StrategyStanding;
import peyvand.domain.Cursor;
import peyvand.domain.Months;
import peyvand.domain.RecordKind;
import peyvand.domain.SegmentId;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;
import peyvand.web.security.RecordHistory;

/** Segments as they are read: which there are, and of each who belongs to it, and why. */
@Controller
@RequestMapping("/segments")
class SegmentPageController {

    private static final int MONTHS = 12;
    private static final int ROWS = 50;

    private final SegmentQueries queries;
    private final SegmentMoves moves;
    private final Strategies strategies;
    private final LikenessTargets targets;
    private final Facts facts;
    private final RecordHistory history;
    private final Clock clock;

    SegmentPageController(
            SegmentQueries queries,
            SegmentMoves moves,
            Strategies strategies,
            LikenessTargets targets,
            Facts facts,
            RecordHistory history,
            Clock clock) {
        this.queries = queries;
        this.moves = moves;
        this.strategies = strategies;
        this.targets = targets;
        this.facts = facts;
        this.history = history;
        this.clock = clock;
    }

    /** @param why what they said to the conditions they met */
    record MemberView(String path, String number, String name, String since, List<String> why) {}

    record SizeView(String day, String members) {}

    @GetMapping
    String list(Viewer viewer, Ui ui, @RequestParam(defaultValue = "false") boolean archived, Model model) {
        Map<SegmentId, Map<LocalDate, Long>> sizes = archived ? Map.of() : queries.sizes(viewer, null, days(ui));
        Map<SegmentId, StrategyStanding> standings = archived ? Map.of() : strategies.standings(viewer, null);
        List<SegmentView> all = queries.all(viewer, archived).stream()
                .map(row -> SegmentView.of(row, sizes.getOrDefault(row.id(), Map.of()), standings.get(row.id()), ui))
                .toList();
        model.addAttribute("segments", all);
        model.addAttribute("archived", archived);
        model.addAttribute("seen", seen(viewer, ui));
        return "segment/list";
    }

    @GetMapping("/{id}")
    String show(
            Viewer viewer,
            Ui ui,
            @PathVariable SegmentId id,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        SegmentDetails segment = queries.details(viewer, id);
        Map<LocalDate, Long> sizes = queries.sizes(viewer, id, days(ui)).getOrDefault(id, Map.of());
        Slice<MemberRow> members = queries.members(viewer, id, cursor(at), ROWS);
        List<Rule> rules = new ArrayList<>(List.of(segment.data().rule()));
        members.rows().forEach(member -> rules.add(member.rule()));
        FactOptions options = facts.options(ui, rules);
        RuleWords words = new RuleWords(options, ui);
        model.addAttribute(
                "off",
                segment.data().rule().conditions().stream()
                        .anyMatch(condition -> options.of(condition).off()));
        model.addAttribute("segment", segment);
        model.addAttribute("path", "/segments/" + id);
        model.addAttribute(
                "view",
                SegmentView.of(
                        queries.row(viewer, id),
                        sizes,
                        strategies.standings(viewer, id).get(id),
                        ui));
        model.addAttribute("rule", words.line(segment.data().rule()));
        model.addAttribute("chart", sizes.size() < 2 ? null : chart(sizes, ui));
        model.addAttribute(
                "sizes",
                sizes.entrySet().stream()
                        .map(size -> new SizeView(
                                ui.formats().date(size.getKey()), ui.formats().number(size.getValue())))
                        .toList());
        model.addAttribute("members", members.map(member -> view(member, words, ui)));
        model.addAttribute("moves", moves(viewer, id, ui));
        model.addAttribute("target", targets.of(id).isPresent());
        model.addAttribute("latest", SegmentMoves.LATEST);
        model.addAttribute("seen", seen(viewer, ui));
        model.addAttribute("history", history.of(RecordKind.SEGMENT, id.value(), ui));
        return "segment/page";
    }

    private @Nullable MovesView moves(Viewer viewer, SegmentId id, Ui ui) {
        LocalDate today = LocalDate.now(clock.withZone(ui.formats().zone()));
        List<LocalDate> firsts = MovesView.firsts(today, ui.isJalali());
        return MovesView.of(
                id,
                moves.flows(viewer, id, firsts),
                queries.sizes(viewer, id, MovesView.ends(firsts, today)).getOrDefault(id, Map.of()),
                moves.destinations(viewer, id, firsts.get(0)),
                ui);
    }

    private static MemberView view(MemberRow member, RuleWords words, Ui ui) {
        return new MemberView(
                "/customers/" + member.customer(),
                member.number(),
                member.name(),
                ui.formats().date(member.since()),
                words.reasons(member.rule(), member.why()));
    }

    private static @Nullable Cursor cursor(@Nullable String at) {
        try {
            return Cursor.decode(at);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static String seen(Viewer viewer, Ui ui) {
        return ui.message(viewer.customers().everything() ? "segment.seen.everything" : "segment.seen.own");
    }

    private static BarChart chart(Map<LocalDate, Long> sizes, Ui ui) {
        return BarChart.of(
                ui.message("segment.sizes"),
                sizes.entrySet().stream()
                        .map(size -> new Row(
                                ui.formats().date(size.getKey()),
                                List.of(new Part(
                                        "won",
                                        size.getValue(),
                                        ui.message("segment.size.on", size.getKey(), size.getValue()),
                                        null)),
                                ui.formats().number(size.getValue())))
                        .toList(),
                ui);
    }

    /** The last days of the months before, by the reader's calendar, and today. */
    private List<LocalDate> days(Ui ui) {
        LocalDate today = LocalDate.now(clock.withZone(ui.formats().zone()));
        List<LocalDate> days = new ArrayList<>();
        LocalDate first = Months.first(today, ui.isJalali());
        for (int back = MONTHS - 2; back >= 0; back--) {
            days.add(Months.plus(first, -back, ui.isJalali()).minusDays(1));
        }
        days.add(today);
        return days;
    }
}
