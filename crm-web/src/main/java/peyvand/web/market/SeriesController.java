package peyvand.web.market;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.IndicatorId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.market.Indicator;
import peyvand.operational.market.IndicatorQueries;
import peyvand.operational.market.IndicatorValues;
import peyvand.operational.market.MonthValue;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.market.MarketPage.Forms;
import peyvand.web.market.PastedSeries.WrongLine;

/** Writes what an indicator says: one month, many months at once, and takes a month out. */
@Controller
@RequestMapping("/market/{id}")
class SeriesController {

    private final IndicatorValues values;
    private final IndicatorQueries queries;
    private final MarketPage page;

    SeriesController(IndicatorValues values, IndicatorQueries queries, MarketPage page) {
        this.values = values;
        this.queries = queries;
        this.page = page;
    }

    @PostMapping("/values")
    String enter(
            Viewer viewer,
            Ui ui,
            @PathVariable IndicatorId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Indicator indicator = queries.indicator(viewer, id);
        Form form = MarketForms.readMonth(ui.formats(), http.getParameterMap());
        LocalDate month = month(form, MonthNames.of(indicator, ui.formats()));
        if (month != null && !form.hasProblems() && entered(viewer, ui, indicator, month, form)) {
            after.addFlashAttribute("notice", ui.message("form.saved"));
            return "redirect:/market/" + id;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        Forms forms = page.forms(ui);
        return page.show(
                viewer, ui, indicator, null, null, new Forms(form, forms.lines(), List.of(), forms.note()), model);
    }

    private static @Nullable LocalDate month(Form form, MonthNames names) {
        if (form.text(MarketForms.MONTH) == null) {
            return null;
        }
        LocalDate month = names.read(form.value(MarketForms.MONTH))
                .filter(IndicatorValues::hasMonth)
                .orElse(null);
        if (month == null) {
            form.reject(MarketForms.MONTH, "market.line.month");
        }
        return month;
    }

    /** A month that says something the form does not know of is not overwritten unless the same form comes again. */
    private boolean entered(Viewer viewer, Ui ui, Indicator indicator, LocalDate month, Form form) {
        BigDecimal value = Objects.requireNonNull(form.decimal(MarketForms.VALUE));
        try {
            values.enter(viewer, indicator.id(), new MonthValue(month, value), form.decimal(MarketForms.KNOWN));
            return true;
        } catch (RuleViolation violation) {
            if (violation.key().equals("rule.indicator.known")) {
                BigDecimal present = (BigDecimal) violation.args()[0];
                form.reject(MarketForms.VALUE, violation.key(), ui.formats().number(present));
                form.with(MarketForms.KNOWN, present);
            } else {
                form.reject(MarketForms.VALUE, violation);
            }
            return false;
        }
    }

    @PostMapping("/series")
    String enterAll(
            Viewer viewer,
            Ui ui,
            @PathVariable IndicatorId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Indicator indicator = queries.indicator(viewer, id);
        Form form = MarketForms.readLines(ui.formats(), http.getParameterMap());
        PastedSeries pasted =
                PastedSeries.read(form.value(MarketForms.LINES), MonthNames.of(indicator, ui.formats()), ui);
        List<WrongLine> wrong = form.hasProblems() ? List.of() : pasted.wrong();
        if (!wrong.isEmpty()) {
            form.reject(MarketForms.LINES, "market.lines.wrong", ui.formats().number(wrong.size()));
        }
        if (!form.hasProblems()) {
            try {
                var entered = values.enterAll(viewer, id, pasted.values());
                after.addFlashAttribute("notice", ui.message("market.entered", entered.added(), entered.changed()));
                return "redirect:/market/" + id;
            } catch (RuleViolation violation) {
                form.reject(MarketForms.LINES, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        Forms forms = page.forms(ui);
        return page.show(viewer, ui, indicator, null, null, new Forms(forms.month(), form, wrong, forms.note()), model);
    }

    @PostMapping("/values/{month}/removal")
    String remove(
            Viewer viewer,
            Ui ui,
            @PathVariable IndicatorId id,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate month,
            RedirectAttributes after) {
        values.remove(viewer, id, month);
        after.addFlashAttribute("notice", ui.message("market.removed"));
        return "redirect:/market/" + id;
    }
}
