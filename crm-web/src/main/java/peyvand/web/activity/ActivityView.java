package peyvand.web.activity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.activity.ActivityData;
import peyvand.operational.activity.ActivityDetails;
import peyvand.operational.activity.ActivityState;
import peyvand.operational.activity.ActivityTime;
import peyvand.operational.activity.Today;
import peyvand.web.form.Fact;
import peyvand.web.form.RecordView;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/**
 * An activity's page beside its facts.
 *
 * @param closed when and by whom; null while it is open
 */
record ActivityView(
        String when,
        String kind,
        String priority,
        boolean urgent,
        boolean open,
        boolean done,
        String state,
        String owner,
        String ownerId,
        @Nullable String closed,
        @Nullable String outcome,
        String created) {

    static ActivityView of(ActivityDetails activity, Today today, Ui ui) {
        ActivityData data = activity.data();
        return new ActivityView(
                ActivityWords.when(data.time(), today, ui),
                ui.message("choice.activityKind." + data.kind()),
                ui.message("choice.priority." + data.priority()),
                data.priority().name().equals("HIGH"),
                activity.open(),
                activity.state() == ActivityState.DONE,
                ui.message("choice.activityState." + activity.state()),
                activity.ownerName(),
                activity.owner().toString(),
                activity.closedAt() == null
                        ? null
                        : ui.message("activity.byAt", String.valueOf(activity.closedByName()), activity.closedAt()),
                activity.outcome(),
                ui.message("activity.byAt", activity.createdByName(), activity.createdAt()));
    }

    static RecordView record(ActivityDetails activity, Ui ui) {
        ActivityData data = activity.data();
        var formats = ui.formats();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("title", data.title()));
        facts.add(fact("activityKind", ui.message("choice.activityKind." + data.kind())));
        facts.add(fact("startOn", formats.date(data.time().date(formats.zone()))));
        facts.add(fact(
                "startTime",
                data.time().allDay()
                        ? ui.message("activity.allDay")
                        : formats.time(data.time().start())));
        if (data.time().end() != null) {
            facts.add(fact("endTime", formats.time(data.time().end())));
            facts.add(fact("endOn", lastDay(data.time(), formats)));
        }
        facts.add(fact("reminder", data.reminder() == null ? "" : reminder(data.reminder(), ui)));
        facts.add(fact("priority", ui.message("choice.priority." + data.priority())));
        if (!activity.aboutAHiddenCustomer()) {
            facts.add(new Fact("customer", text(activity.customerName()), link("/customers/", data.customer())));
            if (data.customer() != null) {
                facts.add(
                        new Fact("activityContact", text(activity.contactName()), link("/contacts/", data.contact())));
            }
            facts.add(new Fact("activityOrder", text(activity.orderNumber()), link("/orders/", data.order())));
            if (!activity.aboutAHiddenOpportunity()) {
                facts.add(new Fact(
                        ActivityFields.OPPORTUNITY,
                        text(activity.opportunityName()),
                        link("/opportunities/", data.opportunity())));
            }
        }
        facts.add(fact("note", text(data.note())));
        return new RecordView(
                activity.id().toString(),
                "/activities/" + activity.id(),
                data.title(),
                null,
                null,
                false,
                activity.open(),
                List.of(),
                facts);
    }

    /** Only where it is another day than the first. */
    private static String lastDay(ActivityTime time, Formats formats) {
        String last = formats.date(time.end());
        return last.equals(formats.date(time.date(formats.zone()))) ? "" : last;
    }

    private static String reminder(int minutes, Ui ui) {
        return ui.messageOr("choice.reminder." + minutes, ui.message("activity.reminder", minutes));
    }

    private static Fact fact(String name, String text) {
        return new Fact(name, text, null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String link(String path, @Nullable Object id) {
        return id == null ? null : path + id;
    }
}
