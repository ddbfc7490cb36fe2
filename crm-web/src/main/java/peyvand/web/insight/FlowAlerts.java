package peyvand.web.insight;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import peyvand.analytical.insight.Movements.Flow;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.statistic.UnusualCount;
import peyvand.web.i18n.Ui;

/** Says where surely more customers than usual have come to a stage that nobody wants. */
final class FlowAlerts {

    static final int DAYS = 30;

    /** Stretches of as many days in the year before. */
    private static final int BEFORE = 12;

    private static final List<Stage> WATCHED = List.of(Stage.AT_RISK, Stage.LOST);

    private FlowAlerts() {}

    /** @param href who they are */
    record Alert(String text, String href) {}

    /** First days of the stretches before, of the latest one, and of the time after it. */
    static List<LocalDate> starts(LocalDate asOf) {
        return IntStream.rangeClosed(-BEFORE - 1, 0)
                .mapToObj(stretch -> asOf.plusDays(1 + (long) stretch * DAYS))
                .toList();
    }

    /** @param flows of those stretches, the latest last */
    static List<Alert> of(List<List<Flow>> flows, LocalDate asOf, Ui ui) {
        return WATCHED.stream().flatMap(stage -> of(stage, flows, asOf, ui)).toList();
    }

    private static Stream<Alert> of(Stage stage, List<List<Flow>> flows, LocalDate asOf, Ui ui) {
        int[] came = flows.stream()
                .mapToInt(stretch -> stretch.stream()
                        .filter(flow -> flow.became() == stage)
                        .mapToInt(Flow::customers)
                        .sum())
                .toArray();
        return UnusualCount.of(Arrays.copyOf(came, BEFORE), came[BEFORE])
                .filter(UnusualCount::isAbove)
                .map(found -> new Alert(
                        ui.message(
                                "insight.alert",
                                found.count(),
                                ui.message("choice.lifeStage." + stage),
                                DAYS,
                                Math.round(found.usual()),
                                (long) Math.floor(found.bound())),
                        ValueList.moved(null, stage, asOf.minusDays(DAYS - 1L), asOf)))
                .stream();
    }
}
