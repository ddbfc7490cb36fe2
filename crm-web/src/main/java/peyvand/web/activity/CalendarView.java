package peyvand.web.activity;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import peyvand.operational.activity.ActivityRow;
import peyvand.operational.activity.ActivityTime;
import peyvand.web.activity.ActivityWords.ItemView;
import peyvand.web.activity.CalendarSpan.Kind;
import peyvand.web.i18n.Ui;

/** A calendar as its page shows it, in the calendar and with the week its reader is used to. */
final class CalendarView {

    private static final int IN_A_DAY_OF_A_MONTH = 4;
    private static final int DAYS_OF_A_WEEK = 7;

    private final CalendarSpan span;
    private final LocalDate today;
    private final String whose;
    private final boolean own;
    private final Ui ui;

    /** @param own whether it is the reader's own, which links need not say */
    CalendarView(CalendarSpan span, LocalDate today, String whose, boolean own, Ui ui) {
        this.span = span;
        this.today = today;
        this.whose = whose;
        this.own = own;
        this.ui = ui;
    }

    /**
     * A day.
     *
     * @param number in its month
     * @param off nobody works on it
     * @param more how many are not shown; null where all are
     */
    record DayView(
            String number,
            String weekday,
            String date,
            String href,
            String addHref,
            boolean today,
            boolean outside,
            boolean off,
            List<String> holidays,
            List<ItemView> items,
            @Nullable String more) {}

    record KindView(String label, String href, boolean current) {}

    public String getTitle() {
        return switch (span.kind()) {
            case MONTH -> ui.formats().month(span.begin());
            case WEEK ->
                ui.message(
                        "calendar.from",
                        ui.formats().date(span.begin()),
                        ui.formats().date(span.end().minusDays(1)));
            case DAY ->
                ui.message(
                        "calendar.day",
                        ui.formats().weekday(span.day().getDayOfWeek()),
                        ui.formats().date(span.day()));
        };
    }

    public String getKind() {
        return span.kind().name().toLowerCase(Locale.ROOT);
    }

    public String getDay() {
        return span.day().toString();
    }

    public String getWhose() {
        return whose;
    }

    public String getPrevious() {
        return link(span.kind(), span.previous());
    }

    public String getNext() {
        return link(span.kind(), span.end());
    }

    public String getNow() {
        return link(span.kind(), today);
    }

    /** This very page, to return to. */
    public String getHere() {
        return link(span.kind(), span.day());
    }

    public List<KindView> getKinds() {
        return Arrays.stream(Kind.values())
                .map(kind ->
                        new KindView(ui.message("calendar.kind." + kind), link(kind, span.day()), kind == span.kind()))
                .toList();
    }

    public List<String> getWeekdays() {
        DayOfWeek first = ui.formats().firstDayOfWeek();
        return IntStream.range(0, DAYS_OF_A_WEEK)
                .mapToObj(i -> ui.formats().weekday(first.plus(i)))
                .toList();
    }

    List<DayView> days(
            List<ActivityRow> rows, Function<ActivityRow, ItemView> item, Map<LocalDate, List<String>> holidays) {
        return span.from()
                .datesUntil(span.to())
                .map(date -> day(
                        date,
                        rows.stream()
                                .filter(row ->
                                        touches(row.time(), date, ui.formats().zone()))
                                .map(item)
                                .toList(),
                        holidays.getOrDefault(date, List.of())))
                .toList();
    }

    private DayView day(LocalDate date, List<ItemView> items, List<String> holidays) {
        int most = span.kind() == Kind.MONTH && items.size() > IN_A_DAY_OF_A_MONTH
                ? IN_A_DAY_OF_A_MONTH - 1
                : items.size();
        String weekday = ui.formats().weekday(date.getDayOfWeek());
        return new DayView(
                ui.formats().dayOfMonth(date),
                weekday,
                ui.message("calendar.day", weekday, ui.formats().date(date)),
                link(Kind.DAY, date),
                "/activities/new?day=" + date,
                date.equals(today),
                span.outside(date),
                !holidays.isEmpty() || date.getDayOfWeek() == dayOff(),
                holidays,
                items.subList(0, most),
                items.size() == most ? null : ui.message("calendar.more", items.size() - most));
    }

    /** The week ends with the day off: Friday before Saturday, Sunday before Monday. */
    private DayOfWeek dayOff() {
        return ui.formats().firstDayOfWeek().minus(1);
    }

    private static boolean touches(ActivityTime time, LocalDate date, ZoneId zone) {
        if (time.allDay() || time.end() == null) {
            return time.date(zone).equals(date);
        }
        Instant begin = date.atStartOfDay(zone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        Instant start = time.start() == null ? begin : time.start();
        return start.isBefore(end) && (!start.isBefore(begin) || time.end().isAfter(begin));
    }

    private String link(Kind kind, LocalDate date) {
        return "/calendar?view=" + kind.name().toLowerCase(Locale.ROOT) + "&day=" + date
                + (own ? "" : "&whose=" + whose);
    }
}
