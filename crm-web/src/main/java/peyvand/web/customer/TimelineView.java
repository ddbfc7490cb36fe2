package peyvand.web.customer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.collaborative.timeline.TimelineEntry;
import peyvand.domain.Changes.Change;
import peyvand.domain.CustomerId;
import peyvand.domain.Slice;
import peyvand.web.i18n.Ui;

/** A piece of a timeline as it is shown, with a link to the next one. */
record TimelineView(List<EntryView> entries, @Nullable String more) {

    record EntryView(
            Instant at,
            String when,
            String icon,
            String title,
            @Nullable String href,
            @Nullable String detail,
            @Nullable String actor,
            List<String> changes) {}

    static TimelineView of(CustomerId customer, Slice<TimelineEntry> slice, Ui ui) {
        return new TimelineView(
                slice.rows().stream().map(entry -> view(entry, ui)).toList(),
                slice.next() == null
                        ? null
                        : "/customers/" + customer + "/timeline?at="
                                + slice.next().encode());
    }

    private static EntryView view(TimelineEntry entry, Ui ui) {
        return entry.order()
                ? new EntryView(
                        entry.at(),
                        ui.formats().dateTime(entry.at()),
                        "/app/icons.svg#" + (entry.what().equals("RETURN") ? "receipt-refund" : "receipt"),
                        ui.message("timeline.order." + entry.what(), String.valueOf(entry.title())),
                        "/orders/" + entry.recordId(),
                        ui.formats().money(entry.amount(), String.valueOf(entry.currency())),
                        null,
                        List.of())
                : new EntryView(
                        entry.at(),
                        ui.formats().dateTime(entry.at()),
                        "/app/icons.svg#history",
                        ui.message("timeline." + entry.kind() + "." + entry.what()),
                        href(entry),
                        null,
                        entry.actor(),
                        entry.changes().fields().entrySet().stream()
                                .map(change -> text(change.getKey(), change.getValue(), ui))
                                .toList());
    }

    private static @Nullable String href(TimelineEntry entry) {
        return switch (entry.kind()) {
            case CONTACT -> "/contacts/" + entry.recordId();
            case ORDER -> "/orders/" + entry.recordId();
            default -> null;
        };
    }

    private static String text(String field, Change change, Ui ui) {
        String from = change.from() == null ? "—" : change.from();
        String to = change.to() == null ? "—" : change.to();
        return ui.messageOr("field." + field, field) + ": " + from + " → " + to;
    }
}
