package peyvand.web.market;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.IndicatorId;
import peyvand.domain.Refused;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.market.IndicatorQueries;
import peyvand.operational.market.MarketNote;
import peyvand.operational.market.MarketNoteQueries;
import peyvand.operational.market.MarketNotes;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.EditRoutes;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.market.MarketPage.Forms;

/** Notes of the market, which stand on its page and on those of the indicators they are about. */
@Controller
@RequestMapping("/market-notes")
class MarketNoteController implements EditRoutes<Long> {

    private final MarketNotes notes;
    private final MarketNoteQueries queries;
    private final IndicatorQueries indicators;
    private final MarketPage page;
    private final Submissions submissions;

    MarketNoteController(
            MarketNotes notes,
            MarketNoteQueries queries,
            IndicatorQueries indicators,
            MarketPage page,
            Submissions submissions) {
        this.notes = notes;
        this.queries = queries;
        this.indicators = indicators;
        this.page = page;
        this.submissions = submissions;
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @Nullable IndicatorId indicator,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = MarketForms.readNote(ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                String location = submissions.once(viewer, form.key(), () -> {
                    notes.add(viewer, indicator, day(form), form.required(MarketForms.TEXT));
                    return place(indicator);
                });
                after.addFlashAttribute("notice", ui.message("form.saved"));
                return "redirect:" + location;
            } catch (RuleViolation violation) {
                form.reject(MarketForms.DAY, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (indicator == null) {
            return page.list(viewer, ui, false, null, form, model);
        }
        Forms forms = page.forms(ui);
        return page.show(
                viewer,
                ui,
                indicators.indicator(viewer, indicator),
                null,
                null,
                new Forms(forms.month(), forms.lines(), List.of(), form),
                model);
    }

    /** A note has no page of its own. */
    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id) {
        return "redirect:" + place(queries.note(viewer, id).indicator()) + "#notes";
    }

    @PostMapping("/{id}/removal")
    String remove(Viewer viewer, Ui ui, @PathVariable long id, RedirectAttributes after) {
        MarketNote note = queries.note(viewer, id);
        notes.remove(viewer, id);
        after.addFlashAttribute("notice", ui.message("market.note.removed"));
        return "redirect:" + place(note.indicator());
    }

    private MarketNote own(Viewer viewer, long id) {
        MarketNote note = queries.note(viewer, id);
        if (!MarketNotes.mayEdit(viewer, note)) {
            throw new Refused("change a note of somebody else");
        }
        return note;
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, Long id) {
        MarketNote note = own(viewer, id);
        return Editing.onForm(
                "/market-notes/" + id,
                () -> place(note.indicator()),
                ui.message("market.note.edit"),
                () -> form(queries.note(viewer, id), ui),
                form -> notes.edit(viewer, id, form.version(), day(form), form.required(MarketForms.TEXT)),
                violation -> MarketForms.DAY);
    }

    private static Form form(MarketNote note, Ui ui) {
        return MarketForms.note(ui.formats(), note.day(), note.body()).version(note.version());
    }

    private static LocalDate day(Form form) {
        return Objects.requireNonNull(form.date(MarketForms.DAY));
    }

    private static String place(@Nullable IndicatorId indicator) {
        return indicator == null ? "/market" : "/market/" + indicator;
    }
}
