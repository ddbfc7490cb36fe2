package peyvand.web.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.collaborative.timeline.ChangeEntry;
import peyvand.collaborative.timeline.OrderEntry;
import peyvand.collaborative.timeline.TimelineEntry;
import peyvand.collaborative.timeline.TimelineSource;
import peyvand.collaborative.timeline.TouchpointEntry;
import peyvand.domain.Changes.Change;
import peyvand.domain.Slice;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.web.attachment.FileView;
import peyvand.web.field.CustomChanges;
import peyvand.web.i18n.Ui;

/**
 * A piece of a timeline as it is shown.
 *
 * @param first where the whole timeline begins; null where this is its beginning
 * @param more where the next piece is found, and its page without scripts; null at the end
 */
record TimelineView(
        String path,
        List<Filter> filters,
        List<EntryView> entries,
        @Nullable String first,
        @Nullable More more) {

    private static final String CONSENT = "consent.";

    /** A file that came or went, rather than a value that became another. */
    private static final String FILE = "file";

    record Filter(String label, String page, String piece, boolean current) {}

    record More(String page, String piece) {}

    record Line(String label, String text) {}

    /**
     * @param title what it was
     * @param body what was said
     * @param lines what else is known, and what a change has changed
     * @param correction where the entry is corrected; null where it cannot be
     * @param mark that the entry corrects or withdraws another one
     * @param replaced whether another entry corrects it
     * @param files what came with it
     */
    record EntryView(
            long id,
            Instant at,
            String when,
            String icon,
            String title,
            @Nullable String href,
            @Nullable String way,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String detail,
            @Nullable Person person,
            @Nullable String actor,
            List<Line> lines,
            @Nullable String correction,
            @Nullable String mark,
            boolean replaced,
            List<FileView> files) {}

    record Person(String name, String href) {}

    static TimelineView of(
            String path,
            @Nullable TimelineSource only,
            boolean later,
            Slice<TimelineEntry> slice,
            CustomChanges own,
            Viewer viewer,
            Ui ui) {
        String show = only == null ? "" : "show=" + only + "&";
        return new TimelineView(
                path,
                Stream.<@Nullable TimelineSource>of(
                                null, TimelineSource.CONVERSATIONS, TimelineSource.ORDERS, TimelineSource.CHANGES)
                        .map(source -> filter(path, source, Objects.equals(source, only), ui))
                        .toList(),
                slice.rows().stream()
                        .map(entry -> entry(entry, own, viewer, ui))
                        .toList(),
                later ? page(path, only) : null,
                slice.next() == null
                        ? null
                        : new More(
                                path + "?" + show + "at=" + slice.next().encode() + "#timeline",
                                path + "/timeline?" + show + "at="
                                        + slice.next().encode()));
    }

    private static Filter filter(String path, @Nullable TimelineSource source, boolean current, Ui ui) {
        return new Filter(
                ui.message("timeline.show." + (source == null ? "ALL" : source)),
                page(path, source),
                path + "/timeline" + (source == null ? "" : "?show=" + source),
                current);
    }

    private static String page(String path, @Nullable TimelineSource source) {
        return path + (source == null ? "" : "?show=" + source) + "#timeline";
    }

    private static EntryView entry(TimelineEntry entry, CustomChanges own, Viewer viewer, Ui ui) {
        if (entry instanceof TouchpointEntry touch) {
            return touch(touch, viewer, ui);
        }
        return entry instanceof OrderEntry order ? order(order, ui) : change((ChangeEntry) entry, own, ui);
    }

    private static EntryView touch(TouchpointEntry touch, Viewer viewer, Ui ui) {
        return new EntryView(
                touch.id(),
                touch.at(),
                ui.formats().dateTime(touch.at()),
                ChannelIcon.of(touch.channel()),
                ui.message("choice.touchChannel." + touch.channel()),
                null,
                touch.direction() == null ? null : ui.message("timeline.direction." + touch.direction()),
                touch.subject(),
                touch.body(),
                null,
                touch.contact() == null
                        ? null
                        : new Person(String.valueOf(touch.contactName()), "/contacts/" + touch.contact()),
                touch.colleague(),
                lines(touch, ui),
                touch.replaced() || touch.withdraws() ? null : "/touchpoints/" + touch.id() + "/correction",
                mark(touch, ui),
                touch.replaced(),
                touch.files().stream()
                        .map(file -> FileView.of(
                                file.key(),
                                file.name(),
                                file.size(),
                                file.thumbnail(),
                                new StaffId(file.addedBy()),
                                viewer,
                                ui))
                        .toList());
    }

    private static @Nullable String mark(TouchpointEntry touch, Ui ui) {
        return touch.replaces() == null
                ? null
                : ui.message(touch.withdraws() ? "timeline.withdraws" : "timeline.corrects");
    }

    private static List<Line> lines(TouchpointEntry touch, Ui ui) {
        boolean byAnother = touch.recordedBy() != null && !touch.recordedBy().equals(touch.colleague());
        return Stream.of(
                        line("touchOutcome", touch.outcome(), ui),
                        line(
                                "touchMinutes",
                                touch.minutes() == null ? null : ui.message("timeline.minutes", touch.minutes()),
                                ui),
                        line("touchOrder", touch.orderNumber(), ui),
                        line("touchTopic", touch.learnt().topic(), ui),
                        line("touchIntent", touch.learnt().intent(), ui),
                        line("touchPreference", touch.learnt().preference(), ui),
                        line("touchIdea", touch.learnt().idea(), ui),
                        line("touchRecordedBy", byAnother ? touch.recordedBy() : null, ui))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Line> line(String field, @Nullable String text, Ui ui) {
        return text == null ? List.of() : List.of(new Line(ui.message("field." + field), text));
    }

    private static EntryView order(OrderEntry order, Ui ui) {
        return plain(
                order.id(),
                order.at(),
                "/app/icons.svg#" + (order.kind().equals("RETURN") ? "receipt-refund" : "receipt"),
                ui.message("timeline.order." + order.kind(), order.number()),
                "/orders/" + order.id(),
                ui.formats().money(order.amount(), order.currency()),
                null,
                List.of(),
                ui);
    }

    private static EntryView change(ChangeEntry change, CustomChanges own, Ui ui) {
        return plain(
                change.id(),
                change.at(),
                "/app/icons.svg#history",
                ui.message("timeline." + change.kind() + "." + change.action()),
                page(change),
                null,
                change.actor(),
                change.changes().entrySet().stream()
                        .map(field -> changed(field, own, ui))
                        .toList(),
                ui);
    }

    private static @Nullable String page(ChangeEntry change) {
        return switch (change.kind()) {
            case CONTACT -> "/contacts/" + change.id();
            case OPPORTUNITY -> "/opportunities/" + change.id();
            case QUOTE -> "/quotes/" + change.id();
            case INVOICE -> "/invoices/" + change.id();
            case ORDER -> "/orders/" + change.id();
            default -> null;
        };
    }

    private static Line changed(Map.Entry<String, Change> field, CustomChanges own, Ui ui) {
        String name = field.getKey();
        if (name.startsWith(CONSENT)) {
            return consent(
                    name.substring(CONSENT.length()),
                    String.valueOf(field.getValue().to()),
                    ui);
        }
        Change change = field.getValue();
        if (name.equals(FILE)) {
            return new Line(
                    ui.message("field.file"), String.valueOf(change.to() == null ? change.from() : change.to()));
        }
        String called = own.name(name);
        return called == null
                ? new Line(
                        ui.messageOr("field." + name, name),
                        ui.message("change.fromTo", value(name, change.from(), ui), value(name, change.to(), ui)))
                : new Line(
                        called,
                        ui.message("change.fromTo", custom(name, change.from(), own), custom(name, change.to(), own)));
    }

    private static String custom(String key, @Nullable String told, CustomChanges own) {
        return told == null ? "—" : own.value(key, told);
    }

    private static String value(String field, @Nullable String text, Ui ui) {
        return text == null ? "—" : ui.messageOr("choice." + field + "." + text, text);
    }

    /** Written by the audit log as whether it was granted, and where it was said. */
    private static Line consent(String purpose, String said, Ui ui) {
        int colon = said.indexOf(": ");
        return colon < 0
                ? new Line(purpose, said)
                : new Line(
                        ui.messageOr("consent.purpose." + purpose, purpose),
                        ui.messageOr("consent.said." + said.substring(0, colon), "") + said.substring(colon));
    }

    private static EntryView plain(
            long id,
            Instant at,
            String icon,
            String title,
            @Nullable String href,
            @Nullable String detail,
            @Nullable String actor,
            List<Line> lines,
            Ui ui) {
        String when = ui.formats().dateTime(at);
        return new EntryView(
                id, at, when, icon, title, href, null, null, null, detail, null, actor, lines, null, null, false,
                List.of());
    }
}
