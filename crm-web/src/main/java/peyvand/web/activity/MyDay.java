package peyvand.web.activity;

import java.util.List;
import org.springframework.stereotype.Component;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityFilter;
import peyvand.operational.activity.ActivityQueries;
import peyvand.operational.activity.ActivityRow;
import peyvand.operational.activity.ActivityTab;
import peyvand.operational.activity.Today;
import peyvand.web.activity.ActivityWords.ItemView;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** What the reader has to do: what should be done by now, and what is left for today. */
@Component
public class MyDay {

    private static final int OVERDUE = 10;
    private static final int TODAY = 30;

    private final ActivityQueries activities;
    private final ActivityWords words;

    MyDay(ActivityQueries activities, ActivityWords words) {
        this.activities = activities;
        this.words = words;
    }

    /** @param form of the line that adds to it */
    public record DayView(
            String date,
            List<ItemView> overdue,
            boolean moreOverdue,
            List<ItemView> today,
            boolean moreToday,
            Form form) {}

    public DayView of(Viewer viewer, Ui ui) {
        Today today = words.today(ui);
        var overdue = page(viewer, ActivityTab.OVERDUE, today, OVERDUE);
        var now = page(viewer, ActivityTab.TODAY, today, TODAY);
        return new DayView(
                ui.message(
                        "calendar.day",
                        ui.formats().weekday(today.date().getDayOfWeek()),
                        ui.formats().date(today.date())),
                items(viewer, overdue, OVERDUE, ui),
                overdue.size() > OVERDUE,
                items(viewer, now, TODAY, ui),
                now.size() > TODAY,
                Form.empty(ActivityFields.QUICK, ui.formats()).with("startOn", today.date()));
    }

    private List<ActivityRow> page(Viewer viewer, ActivityTab tab, Today today, int most) {
        return activities
                .page(viewer, ActivityFilter.of(viewer.staff()), tab, today, null, most + 1)
                .rows();
    }

    private List<ItemView> items(Viewer viewer, List<ActivityRow> rows, int most, Ui ui) {
        return rows.stream().limit(most).map(row -> words.item(viewer, row, ui)).toList();
    }
}
