package peyvand.web.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.Cursor;
import peyvand.domain.ImportId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.imports.ImportDetails;
import peyvand.operational.imports.ImportKind;
import peyvand.operational.imports.ImportQueries;
import peyvand.operational.imports.ImportState;
import peyvand.operational.imports.Imports;
import peyvand.operational.imports.RefusedRows;
import peyvand.web.error.Answers;
import peyvand.web.i18n.Ui;

/** Imports as one looks at them, and the upload with which each begins. */
@Controller
@RequestMapping("/imports")
class ImportController {

    /** What a form needs beside its file. */
    private static final DataSize AROUND_THE_FILE = DataSize.ofMegabytes(1);

    private static final int PAGE_SIZE = 50;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Imports imports;
    private final ImportQueries queries;
    private final RefusedRows refusedRows;
    private final MappingPage mappingPage;
    private final DataSize largest;

    ImportController(
            Imports imports,
            ImportQueries queries,
            RefusedRows refusedRows,
            MappingPage mappingPage,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
        this.imports = imports;
        this.queries = queries;
        this.refusedRows = refusedRows;
        this.mappingPage = mappingPage;
        this.largest = DataSize.ofBytes(largest.toBytes() - AROUND_THE_FILE.toBytes());
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, @RequestParam(required = false) @Nullable String at, Model model) {
        try {
            model.addAttribute("list", ImportList.of(queries.list(viewer, Cursor.decode(at), PAGE_SIZE), ui));
        } catch (IllegalArgumentException noCursor) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, noCursor);
        }
        return "imports/list";
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, @RequestParam(required = false) @Nullable String kind, Model model) {
        return form(viewer, ui, kind, model);
    }

    @PostMapping
    String upload(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String kind,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (file == null
                || file.getOriginalFilename() == null
                || file.getOriginalFilename().isBlank()) {
            return refuse(viewer, ui, ui.message("imports.page.new.none"), kind, response, model);
        }
        try (InputStream content = file.getInputStream()) {
            ImportId id = imports.upload(viewer, file.getOriginalFilename(), content);
            ImportDetails details = queries.details(viewer, id);
            ImportKind said = kind(kind);
            if (said != null && said != details.row().kind()) {
                imports.setFormat(viewer, id, said, details.format());
            }
            return "redirect:/imports/" + id;
        } catch (RuleViolation violation) {
            return refuse(viewer, ui, new ImportWords(ui).violation(violation), kind, response, model);
        }
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, Ui ui, @PathVariable ImportId id, HttpServletRequest request, Model model) {
        ImportDetails details = queries.details(viewer, id);
        if (details.row().state() == ImportState.UPLOADED && details.hasFile()) {
            return mappingPage.show(viewer, ui, details, null, model);
        }
        model.addAttribute("view", ImportView.of(details, queries.refusals(viewer, id), ui));
        return Answers.fragment(request) ? "imports/page :: import" : "imports/page";
    }

    @GetMapping("/{id}/refused.csv")
    void refused(Viewer viewer, Ui ui, @PathVariable ImportId id, HttpServletResponse response) throws IOException {
        ImportDetails details = queries.details(viewer, id);
        if (!details.hasFile()) {
            throw new RuleViolation("rule.import.fileDeleted");
        }
        ImportWords words = new ImportWords(ui);
        String name = details.row().fileName().replaceFirst("(?i)(\\.(csv|tsv|txt|xlsx))?(\\.gz)?$", "");
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "-refused.csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(BYTE_ORDER_MARK);
            refusedRows.write(viewer, id, out, ui.message("imports.reason"), words::refusal);
        }
    }

    private String refuse(
            Viewer viewer, Ui ui, String problem, @Nullable String kind, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", problem);
        return form(viewer, ui, kind, model);
    }

    private String form(Viewer viewer, Ui ui, @Nullable String kind, Model model) {
        model.addAttribute("kinds", ImportKind.of(viewer));
        model.addAttribute("chosen", kind(kind));
        model.addAttribute("steps", ImportHead.steps(ImportHead.Stage.FILE, false, ui));
        model.addAttribute("largest", largest.toBytes());
        model.addAttribute("largestText", ui.message("imports.page.size.mb", largest.toMegabytes()));
        return "imports/new";
    }

    private static @Nullable ImportKind kind(@Nullable String name) {
        for (ImportKind kind : ImportKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
