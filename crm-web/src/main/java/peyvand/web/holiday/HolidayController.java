package peyvand.web.holiday;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
import peyvand.domain.Countries;
import peyvand.domain.Months;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.customer.PhoneRegion;
import peyvand.operational.holiday.HolidayData;
import peyvand.operational.holiday.HolidayQueries;
import peyvand.operational.holiday.HolidayRow;
import peyvand.operational.holiday.Holidays;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.EditRoutes;
import peyvand.web.form.Editing;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** The holidays of a year: everybody reads them, the administrator keeps them. */
@Controller
@RequestMapping("/holidays")
class HolidayController implements EditRoutes<Long> {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private static final List<Field> FIELDS = List.of(
            Field.date("holidayOn").asRequired(),
            Field.text("holidayEnglish", 100),
            Field.text("holidayPersian", 100),
            Field.text("country", 100).asRequired(),
            Field.choice("provisional", List.of(new Choice("true", null))));

    private final Holidays holidays;
    private final HolidayQueries queries;
    private final PhoneRegion region;
    private final Submissions submissions;
    private final Clock clock;

    HolidayController(
            Holidays holidays, HolidayQueries queries, PhoneRegion region, Submissions submissions, Clock clock) {
        this.holidays = holidays;
        this.queries = queries;
        this.region = region;
        this.submissions = submissions;
        this.clock = clock;
    }

    record HolidayView(String path, String date, String weekday, String name, String country, boolean provisional) {}

    @GetMapping
    String list(
            Viewer viewer,
            Ui ui,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            Model model) {
        String country = region.code();
        Form form = Form.empty(FIELDS, ui.formats())
                .with("country", country == null ? null : ui.formats().country(country));
        return list(viewer, ui, day, form, model);
    }

    private String list(Viewer viewer, Ui ui, @Nullable LocalDate asked, Form form, Model model) {
        LocalDate day =
                asked == null ? clock.instant().atZone(ui.formats().zone()).toLocalDate() : asked;
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        LocalDate year = Months.year(day, 0, ui.isJalali());
        LocalDate next = Months.year(day, 1, ui.isJalali());
        model.addAttribute("year", ui.formats().year(year));
        model.addAttribute("previous", "/holidays?day=" + Months.year(day, -1, ui.isJalali()));
        model.addAttribute("next", "/holidays?day=" + next);
        model.addAttribute(
                "holidays",
                queries.between(year, next).stream().map(row -> view(row, ui)).toList());
        model.addAttribute("editable", viewer.may(Right.ADMINISTER));
        model.addAttribute("form", form);
        return "holiday/list";
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        viewer.require(Right.ADMINISTER, "change the holidays");
        Form form = Form.read(FIELDS, ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            HolidayData data = data(form);
            try {
                String location = submissions.once(viewer, form.key(), () -> {
                    holidays.add(viewer, data);
                    return "/holidays?day=" + data.day();
                });
                after.addFlashAttribute("notice", ui.message("form.saved"));
                return "redirect:" + location;
            } catch (RuleViolation violation) {
                form.reject(blamed(violation), violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(viewer, ui, null, form, model);
    }

    @PostMapping("/{id}/removal")
    String remove(Viewer viewer, @PathVariable long id) {
        viewer.require(Right.ADMINISTER, "change the holidays");
        LocalDate day = queries.details(id).data().day();
        holidays.remove(viewer, id);
        return "redirect:/holidays?day=" + day;
    }

    @Override
    public Editing editing(Viewer viewer, Ui ui, Long id) {
        viewer.require(Right.ADMINISTER, "change the holidays");
        return Editing.onForm(
                "/holidays/" + id,
                () -> "/holidays?day=" + queries.details(id).data().day(),
                ui.message("holiday.edit"),
                () -> form(queries.details(id), ui),
                form -> holidays.edit(viewer, id, form.version(), data(form)),
                HolidayController::blamed);
    }

    private static Form form(HolidayRow row, Ui ui) {
        HolidayData data = row.data();
        return Form.empty(FIELDS, ui.formats())
                .version(row.version())
                .with("holidayOn", data.day())
                .with("holidayEnglish", data.english())
                .with("holidayPersian", data.persian())
                .with("country", ui.formats().country(data.country()))
                .with("provisional", data.provisional() ? "true" : null);
    }

    private static HolidayData data(Form form) {
        return new HolidayData(
                String.valueOf(Countries.code(form.required("country"))),
                Objects.requireNonNull(form.date("holidayOn")),
                form.text("holidayEnglish"),
                form.text("holidayPersian"),
                form.text("provisional") != null);
    }

    private static String blamed(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.holiday.country" -> "country";
            case "rule.holiday.day" -> "holidayOn";
            default -> "holidayEnglish";
        };
    }

    private static HolidayView view(HolidayRow row, Ui ui) {
        HolidayData data = row.data();
        return new HolidayView(
                "/holidays/" + row.id(),
                ui.formats().date(data.day()),
                ui.formats().weekday(data.day().getDayOfWeek()),
                data.name(ui.getLanguage()),
                ui.formats().country(data.country()),
                data.provisional());
    }
}
