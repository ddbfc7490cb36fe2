package peyvand.web.imports;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.imports.ImportDetails;
import peyvand.operational.imports.ImportState;
import peyvand.web.i18n.Ui;

/** What stands above every page of an import: which file it is, and how far along its way. */
record ImportHead(
        String path,
        String fileName,
        String kind,
        String state,
        @Nullable String chip,
        List<Step> steps) {

    /** The way every file goes. */
    enum Stage {
        FILE,
        COLUMNS,
        CHECK,
        IMPORT
    }

    record Step(String label, boolean done, boolean current) {}

    static ImportHead of(ImportDetails details, Stage at, Ui ui) {
        ImportState state = details.row().state();
        return new ImportHead(
                "/imports/" + details.row().id(),
                details.row().fileName(),
                ui.message("imports.kind." + details.row().kind()),
                ui.message("imports.state." + state),
                chip(state),
                steps(at, state == ImportState.DONE, ui));
    }

    static @Nullable String chip(ImportState state) {
        return switch (state) {
            case DONE -> "good";
            case FAILED -> "bad";
            case CHECKING, RUNNING, UNDOING, STOPPED -> "warn";
            case UPLOADED, CHECKED, UNDONE -> null;
        };
    }

    static List<Step> steps(Stage at, boolean finished, Ui ui) {
        return Arrays.stream(Stage.values())
                .map(stage -> new Step(
                        ui.message("imports.page.step." + stage),
                        stage.compareTo(at) < 0 || finished,
                        stage == at && !finished))
                .toList();
    }
}
