package peyvand.web.imports;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import peyvand.operational.imports.ImportDetails;
import peyvand.operational.imports.ImportPhase;
import peyvand.operational.imports.ImportState;
import peyvand.operational.imports.RefusalGroup;
import peyvand.web.form.Fact;
import peyvand.web.i18n.Ui;

/** The page of an import that is at work or has been: every text ready. */
record ImportView(
        ImportHead head,
        @Nullable Work work,
        @Nullable Outcome outcome,
        @Nullable ResultView result,
        List<Refused> refused,
        @Nullable String allRefused,
        List<Fact> facts,
        boolean mayRemoveFile) {

    /** The phases that go through the rows one after the other. */
    private static final Set<ImportPhase> COUNTED = EnumSet.of(ImportPhase.READING, ImportPhase.WRITING);

    /**
     * What an import is doing.
     *
     * @param done of total; null where nobody can tell
     */
    record Work(
            String phase,
            @Nullable Long done,
            @Nullable Long total,
            List<String> details,
            boolean stoppable,
            boolean stopping) {}

    /** What has come of it in one sentence, and what can be done next. */
    record Outcome(
            String tone,
            String icon,
            String sentence,
            @Nullable String advice,
            boolean mayRun,
            String runLabel,
            boolean mayCheck,
            boolean mayChange,
            boolean mayUndo,
            boolean again) {}

    record Refused(String reason, String rows, List<Example> examples) {}

    record Example(String row, String text) {}

    static ImportView of(ImportDetails details, List<RefusalGroup> refusals, Ui ui) {
        boolean atWork = details.row().state().atWork();
        ImportWords words = new ImportWords(ui);
        List<RefusalGroup> shown = atWork ? List.of() : refusals;
        return new ImportView(
                ImportHead.of(details, stage(details), ui),
                atWork ? work(details, ui) : null,
                atWork ? null : outcome(details, ui),
                atWork ? null : ResultView.of(details, ui),
                shown.stream().map(group -> refused(group, words, ui)).toList(),
                shown.isEmpty() || !details.hasFile()
                        ? null
                        : ui.message("imports.page.refused.download", refusedRows(refusals)),
                facts(details, ui),
                !atWork && details.hasFile());
    }

    private static long refusedRows(List<RefusalGroup> refusals) {
        return refusals.stream().mapToLong(RefusalGroup::rows).sum();
    }

    private static ImportHead.Stage stage(ImportDetails details) {
        return switch (details.row().state()) {
            case UPLOADED -> ImportHead.Stage.COLUMNS;
            case CHECKING, CHECKED -> ImportHead.Stage.CHECK;
            case RUNNING, DONE, UNDOING, UNDONE -> ImportHead.Stage.IMPORT;
            case STOPPED, FAILED -> details.begun() ? ImportHead.Stage.IMPORT : ImportHead.Stage.CHECK;
        };
    }

    private static Work work(ImportDetails details, Ui ui) {
        Long total = details.row().rowsTotal();
        long done = details.row().rowsDone();
        boolean counted = total != null && total > 0 && details.phase() != null && COUNTED.contains(details.phase());
        return new Work(
                ui.message("imports.phase." + (details.phase() == null ? "QUEUED" : details.phase())),
                counted && total != null ? Math.min(done, total) : null,
                counted ? total : null,
                pace(details, ui),
                details.row().state() != ImportState.UNDOING,
                details.stopRequested());
    }

    private static List<String> pace(ImportDetails details, Ui ui) {
        long done = details.row().rowsDone();
        Long total = details.row().rowsTotal();
        if (details.phase() == ImportPhase.UNDOING) {
            return List.of(ui.message("imports.page.work.records", done));
        }
        if (details.phase() == null || !COUNTED.contains(details.phase()) || done == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        texts.add(
                total == null
                        ? ui.message("imports.page.work.rows", done)
                        : ui.message("imports.page.work.of", done, Math.max(done, total)));
        if (details.rowsPerSecond() != null && details.rowsPerSecond() > 0) {
            texts.add(ui.message("imports.page.work.speed", details.rowsPerSecond()));
        }
        if (details.timeLeft() != null && total != null && total > done) {
            texts.add(new ImportWords(ui).left(details.timeLeft()));
        }
        return texts;
    }

    private static Outcome outcome(ImportDetails details, Ui ui) {
        ImportState state = details.row().state();
        boolean fresh = !details.begun() && state != ImportState.DONE;
        boolean file = details.hasFile();
        String key = state
                + (state == ImportState.STOPPED || state == ImportState.FAILED
                        ? details.begun() ? ".begun" : ".fresh"
                        : "");
        boolean failed = state == ImportState.FAILED;
        String sentence = failed && details.failureKey() != null
                ? new ImportWords(ui).failure(details.failureKey(), details.failureArgs())
                : ui.message("imports.page.outcome." + key);
        String advice =
                file ? ui.messageOr("imports.page.advice." + key, "") : ui.message("imports.page.advice.noFile");
        return new Outcome(
                tone(state),
                icon(state),
                sentence,
                advice.isEmpty() ? null : advice,
                file && (state == ImportState.CHECKED || !fresh && (state == ImportState.STOPPED || failed)),
                ui.message(fresh ? "imports.page.run" : "imports.page.goOn"),
                file && fresh && state != ImportState.CHECKED && !failed,
                file && fresh,
                state == ImportState.DONE || !fresh && (state == ImportState.STOPPED || failed),
                failed && fresh);
    }

    private static String tone(ImportState state) {
        return switch (state) {
            case DONE -> "alert-success";
            case FAILED -> "alert-danger";
            case STOPPED -> "alert-warning";
            default -> "alert-info";
        };
    }

    private static String icon(ImportState state) {
        return switch (state) {
            case DONE -> "check";
            case FAILED -> "alert-triangle";
            case STOPPED -> "player-pause";
            case UNDONE -> "arrow-back-up";
            default -> "info-circle";
        };
    }

    private static Refused refused(RefusalGroup group, ImportWords words, Ui ui) {
        return new Refused(
                words.group(group),
                ui.message("imports.page.rows", group.rows()),
                group.examples().stream()
                        .map(example -> new Example(
                                ui.message("imports.page.row", example.row()), words.refusal(example.refusal())))
                        .toList());
    }

    private static List<Fact> facts(ImportDetails details, Ui ui) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("importKind", ui.message("imports.kind." + details.row().kind())));
        facts.add(fact("importRows", ui.formats().number(details.row().rowsTotal())));
        facts.add(fact("importSize", new ImportWords(ui).size(details.row().fileSize())));
        facts.add(fact(
                "importBy",
                details.row().requestedBy() == null ? "" : details.row().requestedBy()));
        facts.add(fact("importCreated", ui.formats().dateTime(details.row().createdAt())));
        facts.add(fact("importStarted", ui.formats().dateTime(details.startedAt())));
        facts.add(fact("importFinished", ui.formats().dateTime(details.row().finishedAt())));
        facts.add(fact(
                "importPolicy", ui.message("imports.policy." + details.options().policy())));
        return facts.stream().filter(fact -> !fact.text().isEmpty()).toList();
    }

    private static Fact fact(String name, String text) {
        return new Fact(name, text, null);
    }
}
