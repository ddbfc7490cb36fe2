package peyvand.web.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.NotFound;
import peyvand.domain.RecordKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.Reception;
import peyvand.operational.letterhead.Letterhead;
import peyvand.operational.letterhead.LetterheadQueries;
import peyvand.operational.letterhead.Letterheads;
import peyvand.operational.staff.Language;
import peyvand.web.attachment.Uploads;
import peyvand.web.form.Editing;
import peyvand.web.i18n.Ui;
import peyvand.web.security.RecordHistory;

/** What stands on the papers of the company. */
@Controller
@RequestMapping(LetterheadController.PATH)
class LetterheadController {

    static final String PATH = "/letterhead";

    private static final long COMPANY = 1;

    private final Letterheads letterheads;
    private final LetterheadQueries queries;
    private final Papers papers;
    private final SamplePaper sample;
    private final Uploads uploads;
    private final RecordHistory history;

    LetterheadController(
            Letterheads letterheads,
            LetterheadQueries queries,
            Papers papers,
            SamplePaper sample,
            Uploads uploads,
            RecordHistory history) {
        this.letterheads = letterheads;
        this.queries = queries;
        this.papers = papers;
        this.sample = sample;
        this.uploads = uploads;
        this.history = history;
    }

    @GetMapping
    String show(Ui ui, Model model) {
        Letterhead letterhead = queries.letterhead();
        model.addAttribute("record", LetterheadFields.view(letterhead, ui));
        model.addAttribute("hasLogo", letterhead.hasLogo());
        model.addAttribute("logoVersion", letterhead.version());
        model.addAttribute("largest", Reception.LARGEST);
        model.addAttribute("history", history.of(RecordKind.COMPANY, COMPANY, ui));
        return "document/letterhead";
    }

    @GetMapping("/edit")
    String edit(Viewer viewer, Ui ui, Model model) {
        return editing(viewer, ui).page(model);
    }

    @PostMapping("/edit")
    String save(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return editing(viewer, ui).submit(ui, http, response, model, after);
    }

    @GetMapping("/fields/{name}")
    String editField(Viewer viewer, Ui ui, @PathVariable String name, Model model) {
        return editing(viewer, ui).field(name, model);
    }

    @PostMapping("/fields/{name}")
    String saveField(
            Viewer viewer,
            Ui ui,
            @PathVariable String name,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        return editing(viewer, ui).submitField(name, http, response, model);
    }

    @GetMapping("/logo")
    ResponseEntity<byte[]> logo() {
        byte[] logo = queries.logo().orElseThrow(() -> new NotFound("logo"));
        boolean png = logo.length > 1 && logo[1] == 'P';
        return ResponseEntity.ok()
                .contentType(png ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG)
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(logo);
    }

    @PostMapping("/logo")
    String hang(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        try {
            uploads.receive(
                    viewer,
                    http,
                    response,
                    received -> letterheads.hang(viewer, received.picture(Letterheads.MOST_LOGO)));
        } catch (RuleViolation violation) {
            model.addAttribute("problem", ui.message(violation.key(), violation.args()));
            return show(ui, model);
        }
        after.addFlashAttribute("notice", ui.message("letterhead.logo.changed"));
        return "redirect:" + PATH;
    }

    @PostMapping("/logo/removal")
    String takeDown(Viewer viewer, Ui ui, RedirectAttributes after) {
        letterheads.takeDown(viewer);
        after.addFlashAttribute("notice", ui.message("letterhead.logo.removed"));
        return "redirect:" + PATH;
    }

    @GetMapping("/sample.pdf")
    ResponseEntity<byte[]> sample(@RequestParam Language language) {
        return PdfAnswer.of(PdfAnswer.fileName("sample", language.code()), papers.print(sample.in(language)));
    }

    private Editing editing(Viewer viewer, Ui ui) {
        return new Editing(
                PATH,
                ui.message("letterhead.edit"),
                () -> LetterheadFields.form(queries.letterhead(), ui.formats()),
                form -> letterheads.write(viewer, form.version(), LetterheadFields.data(form)),
                () -> LetterheadFields.view(queries.letterhead(), ui),
                LetterheadFields::blamed);
    }
}
