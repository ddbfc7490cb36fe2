package peyvand.web.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.insight.Score;
import peyvand.analytical.insight.ScoreSwitch;
import peyvand.analytical.insight.Scores;
import peyvand.web.i18n.Ui;

/** Says of what the analysis says whether it is shown, and who has switched it off, when and why. */
@Component
public class ScoreNotes {

    private final Scores scores;

    ScoreNotes(Scores scores) {
        this.scores = scores;
    }

    /**
     * A score as its switch shows it.
     *
     * @param key in addresses
     * @param what it takes along
     * @param note who switched it last, when and why; null where nobody did
     */
    record SwitchView(
            String key,
            String name,
            String what,
            boolean shown,
            @Nullable String note) {}

    List<SwitchView> switches(Ui ui) {
        return scores.switches().stream()
                .map(one -> new SwitchView(
                        one.score().name(),
                        name(one.score(), ui),
                        ui.message("analysis.score.what." + one.score()),
                        one.shown(),
                        one.at() == null ? null : note(one, ui)))
                .toList();
    }

    /** Who has switched each of these off, when and why; none where all are shown. */
    public List<String> off(Ui ui, Score... asked) {
        List<Score> of = List.of(asked);
        return scores.switches().stream()
                .filter(one -> !one.shown() && of.contains(one.score()))
                .map(one -> ui.message("analysis.score.isOff", name(one.score(), ui), note(one, ui)))
                .toList();
    }

    private static String name(Score score, Ui ui) {
        return ui.message("analysis.score." + score);
    }

    private static String note(ScoreSwitch one, Ui ui) {
        String said = ui.message(
                one.shown() ? "analysis.score.switchedOn" : "analysis.score.switchedOff",
                Ui.isolated(one.byName() == null ? "–" : one.byName()),
                ui.formats().dateTime(one.at()));
        return one.reason() == null ? said : ui.message("analysis.score.because", said, Ui.isolated(one.reason()));
    }
}
