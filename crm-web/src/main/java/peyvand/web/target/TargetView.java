package peyvand.web.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Period;
import peyvand.operational.target.TargetGroup.Kind;
import peyvand.operational.target.TargetLine;
import peyvand.web.i18n.PeriodNames;
import peyvand.web.i18n.Ui;

/**
 * The targets of a year as a table.
 *
 * @param sum of the lines beneath the first one; null where they are not its parts
 */
record TargetView(
        List<String> periods, List<Line> lines, @Nullable Line sum, boolean empty) {

    /**
     * @param whole of what the lines beneath are parts
     * @param known what a form keeps of it
     * @param editable whether the viewer sets it
     */
    record Line(
            String key, String name, boolean whole, List<Cell> cells, String total, String known, boolean editable) {}

    /** @param label that says whose it is and of when */
    record Cell(String text, String label, boolean wrong) {}

    /** @param form as it came back; null for the lines as they are */
    static TargetView of(
            TargetAsk ask, List<TargetLine> lines, List<Boolean> editable, @Nullable TargetForm form, Ui ui) {
        List<String> periods = ask.when().periods().stream()
                .map(period -> PeriodNames.inYear(period, ui))
                .toList();
        List<Line> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean whole = i == 0 && ask.group().kind() != Kind.MINE && first(lines) == 1;
            shown.add(line(lines.get(i), whole, ask.when().periods(), editable.get(i), form, ui));
        }
        return new TargetView(
                periods,
                shown,
                ask.group().kind() == Kind.MINE || lines.size() < 2
                        ? null
                        : sum(lines, ask.when().periods(), ui),
                lines.stream().allMatch(line -> line.total() == null));
    }

    private static Line line(
            TargetLine line, boolean whole, List<Period> periods, boolean editable, @Nullable TargetForm form, Ui ui) {
        String key = line.subject().key();
        String name = line.name().isEmpty() ? ui.message("target.company") : line.name();
        List<String> typed = form == null ? null : form.typed().get(key);
        Set<Integer> wrong = form == null ? Set.of() : form.wrong().getOrDefault(key, Set.of());
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            BigDecimal amount = line.amounts().get(i);
            cells.add(new Cell(
                    typed == null ? ui.formats().number(amount) : typed.get(i),
                    name + ", " + PeriodNames.full(periods.get(i), ui),
                    wrong.contains(i)));
        }
        return new Line(key, name, whole, cells, ui.formats().number(line.total()), TargetForm.known(line), editable);
    }

    /** Of the parts, beneath which the whole stands on top. */
    private static Line sum(List<TargetLine> lines, List<Period> periods, Ui ui) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            int place = i;
            cells.add(new Cell(
                    text(
                            lines.stream()
                                    .skip(first(lines))
                                    .map(line -> line.amounts().get(place))
                                    .toList(),
                            ui),
                    "",
                    false));
        }
        return new Line(
                "sum",
                ui.message("target.sum"),
                false,
                cells,
                text(lines.stream().skip(first(lines)).map(TargetLine::total).toList(), ui),
                "",
                false);
    }

    /** Of those without a team nobody is the whole. */
    private static int first(List<TargetLine> lines) {
        return lines.get(0).subject().staff() == null ? 1 : 0;
    }

    private static String text(List<@Nullable BigDecimal> amounts, Ui ui) {
        return ui.formats()
                .number(amounts.stream()
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal::add)
                        .orElse(null));
    }
}
