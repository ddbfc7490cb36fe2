package peyvand.web.market;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.Cursor;
import peyvand.domain.IndicatorId;
import peyvand.domain.Viewer;
import peyvand.operational.market.Indicator;
import peyvand.operational.market.IndicatorQueries;
import peyvand.operational.market.IndicatorValues;
import peyvand.operational.market.Indicators;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Composing;
import peyvand.web.form.EditRoutes;
import peyvand.web.form.Editing;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

@Controller
@RequestMapping("/market")
class IndicatorController implements EditRoutes<IndicatorId> {

    private final Indicators indicators;
    private final IndicatorQueries queries;
    private final MarketPage page;
    private final Submissions submissions;

    IndicatorController(Indicators indicators, IndicatorQueries queries, MarketPage page, Submissions submissions) {
        this.indicators = indicators;
        this.queries = queries;
        this.page = page;
        this.submissions = submissions;
    }

    @GetMapping
    String list(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        return page.list(viewer, ui, archived, cursor(at), page.emptyNote(ui), model);
    }

    /**
     * @param until the last month to be shown; without it the latest
     * @param month whose value is to be corrected
     */
    @GetMapping("/{id}")
    String show(
            Viewer viewer,
            Ui ui,
            @PathVariable IndicatorId id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate until,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate month,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        if (Stream.of(until, month).anyMatch(day -> day != null && !IndicatorValues.hasMonth(day))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Indicator indicator = queries.indicator(viewer, id);
        MarketPage.Forms forms = page.forms(ui);
        if (month != null) {
            fill(viewer, ui, indicator, indicator.month(month), forms.month());
        }
        return page.show(viewer, ui, indicator, until, cursor(at), forms, model);
    }

    private void fill(Viewer viewer, Ui ui, Indicator indicator, LocalDate month, Form form) {
        form.with(MarketForms.MONTH, MonthNames.of(indicator, ui.formats()).field(month));
        queries.value(viewer, indicator.id(), month)
                .ifPresent(value -> form.with(MarketForms.VALUE, value).with(MarketForms.KNOWN, value));
    }

    @GetMapping("/new")
    String compose(Viewer viewer, Ui ui, Model model) {
        return composing(viewer, ui).page(MarketForms.newIndicator(ui), model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = MarketForms.readIndicator(ui.formats(), http.getParameterMap());
        return composing(viewer, ui).submit(form, submissions, viewer, ui, response, model, after);
    }

    @PostMapping("/{id}/archive")
    String archive(Viewer viewer, @PathVariable IndicatorId id, @RequestParam boolean archived) {
        if (archived) {
            indicators.archive(viewer, id);
        } else {
            indicators.restore(viewer, id);
        }
        return "redirect:/market/" + id;
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, IndicatorId id) {
        return Editing.onForm(
                "/market/" + id,
                () -> "/market/" + id,
                ui.message("market.edit"),
                () -> MarketForms.form(queries.indicator(viewer, id), ui.formats()),
                form -> indicators.edit(viewer, id, form.version(), MarketForms.data(form)),
                MarketForms::blamed);
    }

    private static @Nullable Cursor cursor(@Nullable String at) {
        try {
            return Cursor.decode(at);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private Composing composing(Viewer viewer, Ui ui) {
        return new Composing(
                "/market",
                ui.message("market.new"),
                form -> () -> "/market/" + indicators.create(viewer, MarketForms.data(form)),
                MarketForms::blamed);
    }
}
