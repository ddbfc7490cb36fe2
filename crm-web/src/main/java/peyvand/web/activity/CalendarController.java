package peyvand.web.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityFilter;
import peyvand.operational.activity.ActivityQueries;
import peyvand.operational.activity.ActivityRow;
import peyvand.web.holiday.ShownHolidays;
import peyvand.web.i18n.Ui;

/** The calendar: a month, a week or a day, of oneself, a colleague or everybody. */
@Controller
class CalendarController {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 12, 31);
    private static final int MOST = 1_000;

    private final ActivityQueries activities;
    private final ActivityFields fields;
    private final ActivityWords words;
    private final ShownHolidays holidays;

    CalendarController(ActivityQueries activities, ActivityFields fields, ActivityWords words, ShownHolidays holidays) {
        this.activities = activities;
        this.fields = fields;
        this.words = words;
        this.holidays = holidays;
    }

    /**
     * @param view month, week or day
     * @param day any day of it
     * @param whose a colleague, or all; one's own without it
     */
    @GetMapping("/calendar")
    String show(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "month") String view,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String whose,
            Model model) {
        LocalDate today = words.today(ui).date();
        CalendarSpan span = span(view, day == null ? today : day, ui);
        StaffId owner = owner(viewer, whose);
        List<ActivityRow> rows = activities.between(
                viewer,
                new ActivityFilter(owner, null, null, null),
                span.from(),
                span.to(),
                ui.formats().zone(),
                MOST);
        CalendarView calendar = new CalendarView(
                span,
                today,
                owner == null ? "all" : owner.toString(),
                owner != null && owner.equals(viewer.staff()),
                ui);
        model.addAttribute("calendar", calendar);
        model.addAttribute(
                "days",
                calendar.days(rows, row -> words.item(viewer, row, ui), holidays.names(ui, span.from(), span.to())));
        model.addAttribute("full", rows.size() == MOST);
        model.addAttribute("colleagues", fields.owner().choices());
        return "activity/calendar";
    }

    private static CalendarSpan span(String view, LocalDate day, Ui ui) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST) || !view.matches("month|week|day")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return CalendarSpan.of(
                CalendarSpan.Kind.valueOf(view.toUpperCase(Locale.ROOT)),
                day,
                ui.isJalali(),
                ui.formats().firstDayOfWeek());
    }

    private static @Nullable StaffId owner(Viewer viewer, @Nullable String whose) {
        if (whose == null || whose.isEmpty()) {
            return viewer.staff();
        }
        try {
            return whose.equals("all") ? null : StaffId.valueOf(whose);
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }
}
