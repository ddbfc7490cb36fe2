package peyvand.web.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.SegmentMoves.Destination;
import peyvand.analytical.segment.SegmentMoves.Flow;
import peyvand.analytical.segment.Way;
import peyvand.domain.Months;
import peyvand.domain.SegmentId;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;

/**
 * Who came to a segment and left it, month by month of the reader's calendar.
 *
 * @param destinations where those are who left
 */
record MovesView(BarChart chart, List<MonthView> months, List<DestinationView> destinations) {

    private static final int MONTHS = 13;

    /** @param size at the end of the month; null where nobody had reckoned it */
    record MonthView(
            String name, Count joined, Count left, @Nullable String size) {}

    /** @param href who they are; null for nobody */
    record Count(String text, @Nullable String href) {}

    record DestinationView(String name, String segment, String customers, String href) {}

    /** The first days of the months that are shown, and of the one after them. */
    static List<LocalDate> firsts(LocalDate today, boolean jalali) {
        List<LocalDate> firsts = new ArrayList<>();
        for (int month = 1 - MONTHS; month <= 1; month++) {
            firsts.add(Months.plus(today, month, jalali));
        }
        return firsts;
    }

    /** The last days of these months; of the last one, today. */
    static List<LocalDate> ends(List<LocalDate> firsts, LocalDate today) {
        return firsts.subList(1, firsts.size()).stream()
                .map(first -> first.isAfter(today) ? today : first.minusDays(1))
                .toList();
    }

    /**
     * @param sizes at {@link #ends}
     * @return null where nobody ever came or left
     */
    static @Nullable MovesView of(
            SegmentId segment, List<Flow> flows, Map<LocalDate, Long> sizes, List<Destination> destinations, Ui ui) {
        if (flows.stream().allMatch(flow -> flow.joined() + flow.left() == 0)) {
            return null;
        }
        boolean jalali = ui.formats().jalali();
        List<MonthView> months = new ArrayList<>();
        List<Row> bars = new ArrayList<>();
        for (Flow flow : flows) {
            LocalDate end = Months.plus(flow.first(), 1, jalali).minusDays(1);
            String size = size(sizes, flow.first(), end, ui);
            if (months.isEmpty() && flow.joined() + flow.left() == 0 && size == null) {
                continue; // there was no such segment yet
            }
            String name = ui.formats().month(flow.first());
            Count joined = count(flow.joined(), SegmentMoveList.link(segment, Way.JOINED, flow.first(), end), ui);
            Count left = count(flow.left(), SegmentMoveList.link(segment, Way.LEFT, flow.first(), end), ui);
            months.add(new MonthView(name, joined, left, size));
            bars.add(new Row(
                    name,
                    List.of(
                            part("won", flow.joined(), "segment.joined.in", name, joined, ui),
                            part("lost", flow.left(), "segment.left.in", name, left, ui)),
                    ui.formats().fromTheLeft(ui.message("segment.moves.figure", flow.joined(), flow.left()))));
        }
        LocalDate since = flows.get(0).first();
        return new MovesView(
                BarChart.of(ui.message("segment.moves.picture"), bars, ui),
                months,
                destinations.stream()
                        .map(to -> new DestinationView(
                                to.name(),
                                "/segments/" + to.segment(),
                                ui.formats().number(to.customers()),
                                SegmentMoveList.link(segment, to.segment(), since)))
                        .toList());
    }

    private static Part part(String kind, long number, String key, String month, Count count, Ui ui) {
        return new Part(kind, number, ui.message(key, month, number), count.href());
    }

    private static Count count(long number, String href, Ui ui) {
        return new Count(ui.formats().number(number), number == 0 ? null : href);
    }

    private static @Nullable String size(Map<LocalDate, Long> sizes, LocalDate first, LocalDate end, Ui ui) {
        return sizes.entrySet().stream()
                .filter(size -> !size.getKey().isBefore(first) && !size.getKey().isAfter(end))
                .map(size -> ui.formats().number(size.getValue()))
                .findFirst()
                .orElse(null);
    }
}
