package peyvand.web.likeness;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.likeness.Known;
import peyvand.analytical.likeness.LikenessRow.Because;
import peyvand.analytical.likeness.LikenessTarget;
import peyvand.web.i18n.Ui;

/** What was learned of a target, in the reader's words. */
record LikenessWords(Ui ui) {

    private static final double HUNDRED = 100;
    private static final int DECIMALS = 2;

    /** @param warn whether nobody is told of */
    record Learned(String text, boolean warn) {}

    Learned learned(@Nullable LikenessTarget target) {
        if (target == null) {
            return new Learned(ui.message("likeness.noTarget"), true);
        }
        LikenessTarget.Outcome outcome = target.outcome();
        if (outcome == null) {
            return new Learned(ui.message("likeness.soon"), true);
        }
        return switch (outcome) {
            case FEW -> new Learned(ui.message("likeness.few", target.members(), target.others()), true);
            case NO_BETTER -> new Learned(ui.message("likeness.noBetter", measured(target)), true);
            case TOLD -> new Learned(measured(target), false);
        };
    }

    private String measured(LikenessTarget target) {
        int all = target.members() + target.others();
        return ui.message(
                "likeness.measured",
                target.members(),
                target.others(),
                ui.formats().number(HUNDRED * target.members() / Math.max(1, all), 1),
                share(target.auc()),
                share(target.low()),
                share(target.high()),
                ui.formats().dateTime(target.reckonedAt()));
    }

    private String share(@Nullable Double share) {
        return share == null ? "–" : ui.formats().number(share, DECIMALS);
    }

    String because(List<Because> because) {
        return because.stream()
                .map(one -> ui.message(
                        "segment.why",
                        ui.message("segment.fact." + one.known().fact()),
                        Ui.isolated(value(one.known(), one.value()))))
                .collect(Collectors.joining(ui.message("segment.and")));
    }

    private String value(Known known, String value) {
        return switch (known) {
            case KIND -> ui.message("choice.kind." + value);
            case GENDER -> ui.message("segment.choice.GENDER." + value);
            case COUNTRY -> ui.formats().country(value);
            case AGE -> age(Integer.parseInt(value) * Known.BAND);
            default -> value;
        };
    }

    private String age(int from) {
        return ui.message("compare.age", from, from + Known.BAND - 1);
    }
}
