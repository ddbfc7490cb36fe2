package peyvand.web.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.collaborative.timeline.ActivityEntry;
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
public record TimelineView(
        String path,
        List<Filter> filters,
        List<EntryView> entries,
        @Nullable String first,
        @Nullable More more) {

    private static final String CONSENT = "consent.";

    /** A file that came or went, rather than a value that became another. */
    private static final String FILE = "file";

    public record Filter(String label, String page, String piece, boolean current) {}

    public record More(String page, String piece) {}

    /** @param href where it leads; null for nowhere */
    public record Line(String label, String text, @Nullable String href) {

        Line(String label, String text) {
            this(label, text, null);
        }
    }

    /**
     * @param title what it was
     * @param body what was said
     * @param lines what else is known, and what a change has changed
     * @param correction where the entry is corrected; null where it cannot be
     * @param mark that the entry corrects or withdraws another one
     * @param replaced whether another entry corrects it
     * @param files what came with it
     */
    public record EntryView(
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

    public record Person(String name, String href) {}

    /** @param kinds those that stand here */
    static TimelineView of(
            String path,
            Set<TimelineSource> kinds,
            @Nullable TimelineSource only,
            boolean later,
            Slice<TimelineEntry> slice,
            CustomChanges own,
            Viewer viewer,
            Ui ui) {
        String show = only == null ? "" : "show=" + only + "&";
        List<@Nullable TimelineSource> filters = new ArrayList<>();
        filters.add(null);
        filters.addAll(kinds);
        return new TimelineView(
                path,
                filters.stream()
                        .map(source -> filter(path, source, Objects.equals(source, only), ui))
                        .toList(),
                slice.rows().stream()
                        .map(entry -> entry(entry, path, own, viewer, ui))
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

    private static EntryView entry(TimelineEntry entry, String path, CustomChanges own, Viewer viewer, Ui ui) {
        if (entry instanceof TouchpointEntry touch) {
            return touch(touch, path, viewer, ui);
        }
        if (entry instanceof ActivityEntry activity) {
            return activity(activity, ui);
        }
        return entry instanceof OrderEntry order ? order(order, ui) : change((ChangeEntry) entry, own, ui);
    }

    private static EntryView touch(TouchpointEntry touch, String path, Viewer viewer, Ui ui) {
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
                lines(touch, path, ui),
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

    private static List<Line> lines(TouchpointEntry touch, String path, Ui ui) {
        boolean byAnother = touch.recordedBy() != null && !touch.recordedBy().equals(touch.colleague());
        return Stream.of(
                        line("touchOutcome", touch.outcome(), ui),
                        line(
                                "touchMinutes",
                                touch.minutes() == null ? null : ui.message("timeline.minutes", touch.minutes()),
                                ui),
                        line("touchOrder", touch.orderNumber(), ui),
                        sale(touch.sale(), path, ui),
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

    /** Its own page need not say so. */
    private static List<Line> sale(TouchpointEntry.@Nullable Sale sale, String path, Ui ui) {
        String page = sale == null ? path : "/opportunities/" + sale.id();
        return sale == null || page.equals(path)
                ? List.of()
                : List.of(new Line(ui.message("field.touchOpportunity"), sale.name(), page));
    }

    private static EntryView activity(ActivityEntry activity, Ui ui) {
        return plain(
                activity.id(),
                activity.at(),
                "/app/icons.svg#" + (activity.state().equals("DONE") ? "check" : "x"),
                activity.title(),
                "/activities/" + activity.id(),
                ui.message("choice.activityKind." + activity.kind()) + " · "
                        + ui.message("choice.activityState." + activity.state()),
                activity.colleague(),
                line("touchOutcome", activity.outcome(), ui),
                ui);
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
