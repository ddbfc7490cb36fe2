package peyvand.web.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.imports.FileFormat.Layout;
import peyvand.operational.imports.ImportDetails;
import peyvand.operational.imports.ImportKind;
import peyvand.operational.imports.ImportPreview;
import peyvand.operational.imports.Imports;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.web.i18n.Ui;

/** The page on which one says how a file is laid out and what its columns are. */
@Component
class MappingPage {

    private final Imports imports;
    private final PipelineQueries pipelines;

    MappingPage(Imports imports, PipelineQueries pipelines) {
        this.imports = imports;
        this.pipelines = pipelines;
    }

    MappingForm read(Ui ui, ImportDetails details, Map<String, String[]> request) {
        return MappingForm.read(details.row().kind(), pipelines.current(), ui, request);
    }

    /** @param typed what came back and was refused; null: as it is kept */
    String show(Viewer viewer, Ui ui, ImportDetails details, @Nullable MappingForm typed, Model model) {
        ImportKind kind = details.row().kind();
        MappingForm form = typed == null
                ? MappingForm.of(kind, pipelines.current(), details.mapping(), details.options(), ui)
                : typed;
        ImportPreview preview = preview(viewer, ui, details, model);
        model.addAttribute("head", ImportHead.of(details, ImportHead.Stage.COLUMNS, ui));
        model.addAttribute("format", FormatForm.of(kind, details.format()));
        model.addAttribute("kinds", ImportKind.of(viewer));
        model.addAttribute("separators", FormatForm.Separator.values());
        model.addAttribute("workbook", details.format().layout() == Layout.XLSX);
        model.addAttribute("options", form.options());
        model.addAttribute("saved", imports.mappings(viewer, kind));
        model.addAttribute("size", new ImportWords(ui).size(details.row().fileSize()));
        if (preview != null) {
            model.addAttribute("columns", ColumnsView.of(preview, form.mapping(), ui));
        }
        return "imports/mapping";
    }

    /** What cannot be read in the chosen way is said, and another way can be chosen. */
    private @Nullable ImportPreview preview(Viewer viewer, Ui ui, ImportDetails details, Model model) {
        try {
            ImportPreview preview = imports.preview(viewer, details.row().id());
            model.addAttribute("preview", preview.rows().stream().limit(8).toList());
            return preview;
        } catch (RuleViolation unreadable) {
            model.addAttribute("unreadable", new ImportWords(ui).violation(unreadable));
            model.addAttribute("preview", List.of());
            return null;
        }
    }
}
