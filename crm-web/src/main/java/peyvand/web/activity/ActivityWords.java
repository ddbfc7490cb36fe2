package peyvand.web.activity;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityPriority;
import peyvand.operational.activity.ActivityRow;
import peyvand.operational.activity.ActivityState;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.activity.Today;
import peyvand.web.i18n.Ui;

/** Activities in the words of whoever reads them. */
@Component
public class ActivityWords {

    private final Clock clock;

    ActivityWords(Clock clock) {
        this.clock = clock;
    }

    /**
     * A line of a list.
     *
     * @param time of day, where it has one; what a calendar writes before the title
     * @param when day and time, near days by their names
     * @param owner null where it is the reader's own
     * @param outcome what came of it
     */
    public record ItemView(
            String id,
            String href,
            String title,
            String icon,
            String kind,
            String time,
            String when,
            boolean overdue,
            boolean urgent,
            boolean open,
            boolean done,
            @Nullable String owner,
            @Nullable String customer,
            @Nullable String customerHref,
            @Nullable String outcome) {

        /** As it stands on the customer's own page. */
        ItemView withoutCustomer() {
            return new ItemView(
                    id, href, title, icon, kind, time, when, overdue, urgent, open, done, owner, null, null, outcome);
        }
    }

    public Today today(Ui ui) {
        return Today.of(clock.instant(), ui.formats().zone());
    }

    public ItemView item(Viewer viewer, ActivityRow row, Ui ui) {
        Today today = today(ui);
        return new ItemView(
                row.id().toString(),
                "/activities/" + row.id(),
                row.title(),
                icon(row),
                ui.message("choice.activityKind." + row.kind()),
                time(row.time(), ui),
                when(row.time(), today, ui),
                row.overdue(today),
                row.open() && row.priority() == ActivityPriority.HIGH,
                row.open(),
                row.state() == ActivityState.DONE,
                row.owner().equals(viewer.staff()) ? null : row.ownerName(),
                row.customerName(),
                row.customer() == null ? null : "/customers/" + row.customer(),
                row.outcome());
    }

    /** The day on which something is due, near days by their names. */
    public String day(ActivityTime time, Ui ui) {
        return day(time.date(ui.formats().zone()), today(ui), ui);
    }

    /** Whether a day that something was due on is over. */
    public boolean past(ActivityTime time, Ui ui) {
        return time.date(ui.formats().zone()).isBefore(today(ui).date());
    }

    /** Day and time, and a meeting's end. */
    static String when(ActivityTime time, Today today, Ui ui) {
        String day = day(time.date(ui.formats().zone()), today, ui);
        return time.allDay() ? day : ui.message("activity.when", day, until(time, ui));
    }

    private static String until(ActivityTime time, Ui ui) {
        String start = ui.formats().time(time.start());
        if (time.end() == null) {
            return start;
        }
        LocalDate last = time.end().atZone(ui.formats().zone()).toLocalDate();
        String end = last.equals(time.date(ui.formats().zone()))
                ? ui.formats().time(time.end())
                : ui.formats().dateTime(time.end());
        return ui.message("activity.until", start, end);
    }

    private static String time(ActivityTime time, Ui ui) {
        return time.allDay() ? "" : ui.formats().time(time.start());
    }

    static String day(LocalDate date, Today today, Ui ui) {
        long away = date.toEpochDay() - today.date().toEpochDay();
        if (away == 0) {
            return ui.message("activity.today");
        }
        if (away == 1) {
            return ui.message("activity.tomorrow");
        }
        return away == -1 ? ui.message("activity.yesterday") : ui.formats().date(date);
    }

    private static String icon(ActivityRow row) {
        return "/app/icons.svg#"
                + switch (row.kind()) {
                    case TASK -> "list-check";
                    case CALL -> "phone";
                    case MEETING -> "users-group";
                };
    }
}
