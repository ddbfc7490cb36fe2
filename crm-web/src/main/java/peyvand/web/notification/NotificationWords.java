package peyvand.web.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.Viewer;
import peyvand.operational.notification.NotificationQueries;
import peyvand.operational.notification.NotificationRow;
import peyvand.web.i18n.Ui;

/** What somebody is told of, in their words. */
@Component
public class NotificationWords {

    private final NotificationQueries notifications;
    private final Clock clock;

    NotificationWords(NotificationQueries notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * @param when the activity or occasion is
     * @param about whose it is, with the page where one reads more of them
     */
    public record NotificationView(
            String path,
            String icon,
            String title,
            String href,
            String when,
            @Nullable String about,
            @Nullable String aboutHref,
            boolean read) {}

    /** The days to think of that are still to come, of one's own customers. */
    public List<NotificationView> upcoming(Viewer viewer, Ui ui, int most) {
        LocalDate today = clock.instant().atZone(ui.formats().zone()).toLocalDate();
        return notifications.upcoming(viewer, today, most).stream()
                .map(row -> view(row, ui))
                .toList();
    }

    NotificationView view(NotificationRow row, Ui ui) {
        if (row.lead() != null) {
            return lead(row, ui);
        }
        if (row.opportunity() != null) {
            return opportunity(row, ui);
        }
        return row.handedOver() > 0 ? handOver(row, ui) : row.quote() != null ? quote(row, ui) : reminder(row, ui);
    }

    private static NotificationView lead(NotificationRow row, Ui ui) {
        boolean one = row.leads() == 1;
        return new NotificationView(
                "/notifications/" + row.id(),
                "/app/icons.svg#sparkles",
                ui.message(one ? "notification.lead" : "notification.leads", row.leads()),
                one ? "/leads/" + row.lead() : "/leads?view=mine",
                ui.formats().dateTime(row.createdAt()),
                one ? row.leadName() : null,
                one ? "/leads/" + row.lead() : null,
                row.read());
    }

    private static NotificationView opportunity(NotificationRow row, Ui ui) {
        boolean one = row.opportunities() == 1;
        String page = "/opportunities/" + row.opportunity();
        return new NotificationView(
                "/notifications/" + row.id(),
                "/app/icons.svg#target",
                ui.message(one ? "notification.opportunity" : "notification.opportunities", row.opportunities()),
                one ? page : "/opportunities?owner=me",
                ui.formats().dateTime(row.createdAt()),
                one ? row.opportunityName() : null,
                one ? page : null,
                row.read());
    }

    private static NotificationView quote(NotificationRow row, Ui ui) {
        return new NotificationView(
                "/notifications/" + row.id(),
                "/app/icons.svg#" + (row.quoteAccepted() ? "check" : "x"),
                ui.message(
                        row.quoteAccepted() ? "notification.quote.accepted" : "notification.quote.declined",
                        String.valueOf(row.quoteNumber())),
                "/quotes/" + row.quote(),
                ui.formats().dateTime(row.createdAt()),
                row.customerName(),
                "/customers/" + row.customer(),
                row.read());
    }

    private static NotificationView handOver(NotificationRow row, Ui ui) {
        return new NotificationView(
                "/notifications/" + row.id(),
                "/app/icons.svg#users",
                ui.message(
                        "notification.handOver",
                        String.valueOf(row.handedOverBy()),
                        ui.formats().number(row.handedOver())),
                row.handedOver() == 1 ? "/customers/" + row.customer() : "/customers?owner=me",
                ui.formats().dateTime(row.createdAt()),
                row.customerName(),
                "/customers/" + row.customer(),
                row.read());
    }

    private static NotificationView reminder(NotificationRow row, Ui ui) {
        String customer = row.customer() == null ? null : "/customers/" + row.customer();
        String contact = row.contact() == null ? customer : "/contacts/" + row.contact();
        boolean activity = row.activity() != null;
        return new NotificationView(
                "/notifications/" + row.id(),
                "/app/icons.svg#" + (activity ? "list-check" : "gift"),
                row.title() != null ? row.title() : ui.message("notification.birthday", String.valueOf(name(row))),
                activity ? "/activities/" + row.activity() : String.valueOf(contact),
                when(row, ui),
                activity || row.title() != null ? name(row) : row.customerName(),
                activity || row.title() == null ? customer : contact,
                row.read());
    }

    private static @Nullable String name(NotificationRow row) {
        return row.contactName() != null ? row.contactName() : row.customerName();
    }

    private static String when(NotificationRow row, Ui ui) {
        return row.startsAt() != null
                ? ui.formats().dateTime(row.startsAt())
                : ui.formats().date(row.day());
    }
}
