package peyvand.web.market;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.domain.Cursor;
import peyvand.domain.IndicatorId;
import peyvand.domain.RecordKind;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.field.Label;
import peyvand.operational.market.Indicator;
import peyvand.operational.market.IndicatorQueries;
import peyvand.operational.market.IndicatorRow;
import peyvand.operational.market.MarketNote;
import peyvand.operational.market.MarketNoteQueries;
import peyvand.operational.market.MarketNotes;
import peyvand.operational.market.Movement;
import peyvand.operational.market.Series;
import peyvand.operational.market.SeriesPoint;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.market.PastedSeries.WrongLine;
import peyvand.web.security.RecordHistory;

/** Puts the pages of the market together: the indicators with what they say now, and one of them with its months. */
@Component
class MarketPage {

    /** Five years, in the picture and in the table. */
    static final int MONTHS = 60;

    private static final int NOTES = 20;

    private final IndicatorQueries indicators;
    private final MarketNoteQueries notes;
    private final RecordHistory history;
    private final Clock clock;

    MarketPage(IndicatorQueries indicators, MarketNoteQueries notes, RecordHistory history, Clock clock) {
        this.indicators = indicators;
        this.notes = notes;
        this.history = history;
        this.clock = clock;
    }

    /** @param point null while it has no values */
    record IndicatorView(
            String path,
            String label,
            @Nullable String unit,
            @Nullable PointView point) {}

    /**
     * @param own what the month is called in the calendar of the series; null where that is the reader's too
     * @param day its first day, ISO
     */
    record PointView(String day, String month, @Nullable String own, String value, String onMonth, String onYear) {}

    /** @param about the indicator; null where the page is about it, or the note about none */
    record NoteView(
            String path,
            String day,
            String body,
            String author,
            @Nullable String about,
            @Nullable String aboutHref,
            boolean editable,
            boolean removable) {}

    record NotesView(
            List<NoteView> notes,
            @Nullable String previous,
            @Nullable String next,
            Form form,
            @Nullable IndicatorId about) {}

    /** The forms on the page of an indicator, of which one may have come back. */
    record Forms(Form month, Form lines, List<WrongLine> wrong, Form note) {}

    Forms forms(Ui ui) {
        return new Forms(
                MarketForms.emptyMonth(ui.formats()), MarketForms.emptyLines(ui.formats()), List.of(), emptyNote(ui));
    }

    Form emptyNote(Ui ui) {
        LocalDate today = clock.instant().atZone(ui.formats().zone()).toLocalDate();
        return MarketForms.note(ui.formats(), today, null);
    }

    String list(Viewer viewer, Ui ui, boolean archived, @Nullable Cursor at, Form note, Model model) {
        model.addAttribute("archived", archived);
        model.addAttribute(
                "indicators",
                indicators.all(viewer, ui.getLanguage(), archived).stream()
                        .map(row -> view(row, ui))
                        .toList());
        model.addAttribute("notes", notes(viewer, ui, null, at, note));
        return "market/list";
    }

    String show(
            Viewer viewer,
            Ui ui,
            Indicator indicator,
            @Nullable LocalDate until,
            @Nullable Cursor at,
            Forms forms,
            Model model) {
        MonthNames names = MonthNames.of(indicator, ui.formats());
        Series series = indicators.series(viewer, indicator, until, MONTHS);
        List<SeriesPoint> points = series.points();
        String path = "/market/" + indicator.id();
        String label = indicator.label().in(ui.getLanguage());
        model.addAttribute("path", path);
        model.addAttribute("sales", path + "/sales" + (until == null ? "" : "?until=" + until));
        model.addAttribute("label", label);
        model.addAttribute("other", other(indicator.label(), ui));
        model.addAttribute("data", indicator.data());
        model.addAttribute("archived", indicator.archived());
        model.addAttribute("editable", !indicator.archived() && ui.may("EDIT"));
        model.addAttribute("foreign", names.foreign() ? foreign(names, ui) : null);
        model.addAttribute(
                "example",
                names.field(indicator.month(
                        clock.instant().atZone(ui.formats().zone()).toLocalDate())));
        model.addAttribute(
                "points",
                points.stream().map(point -> view(point, indicator, names, ui)).toList());
        model.addAttribute("chart", points.isEmpty() ? null : SeriesChart.of(label, points, names, ui));
        model.addAttribute(
                "earlier",
                series.earlier()
                        ? path + "?until="
                                + points.get(points.size() - 1).month().minusDays(1)
                        : null);
        model.addAttribute("latest", series.later() ? path : null);
        model.addAttribute("forms", forms);
        model.addAttribute("notes", notes(viewer, ui, indicator.id(), at, forms.note()));
        model.addAttribute(
                "history", history.of(RecordKind.INDICATOR, indicator.id().value(), ui));
        return "market/page";
    }

    private static String foreign(MonthNames names, Ui ui) {
        return ui.message(names.jalali() ? "market.foreign.JALALI" : "market.foreign.GREGORIAN");
    }

    private static IndicatorView view(IndicatorRow row, Ui ui) {
        Indicator indicator = row.indicator();
        SeriesPoint latest = row.latest();
        return new IndicatorView(
                "/market/" + indicator.id(),
                indicator.label().in(ui.getLanguage()),
                indicator.data().unit(),
                latest == null ? null : view(latest, indicator, MonthNames.of(indicator, ui.formats()), ui));
    }

    private static PointView view(SeriesPoint point, Indicator indicator, MonthNames names, Ui ui) {
        return new PointView(
                point.month().toString(),
                names.name(point.month()),
                names.own(point.month()),
                ui.formats().number(point.value()),
                text(point.onMonth(), indicator, ui),
                text(point.onYear(), indicator, ui));
    }

    private static String text(@Nullable Movement movement, Indicator indicator, Ui ui) {
        if (movement == null) {
            return "";
        }
        String difference = signed(movement.difference(), ui);
        return movement.percent() == null || indicator.data().inPercent()
                ? difference
                : ui.message("market.movement", difference, signed(movement.percent(), ui));
    }

    private static String signed(BigDecimal number, Ui ui) {
        return (number.signum() > 0 ? "+" : "") + ui.formats().number(number);
    }

    private static @Nullable String other(Label label, Ui ui) {
        String other = label.in(ui.getOtherLanguage());
        return Objects.equals(other, label.in(ui.getLanguage())) ? null : other;
    }

    private NotesView notes(Viewer viewer, Ui ui, @Nullable IndicatorId about, @Nullable Cursor at, Form form) {
        Slice<MarketNote> page = notes.page(viewer, about, at, NOTES);
        String path = about == null ? "/market" : "/market/" + about;
        return new NotesView(
                page.rows().stream()
                        .map(note -> view(viewer, note, about != null, ui))
                        .toList(),
                link(path, page.previous()),
                link(path, page.next()),
                form,
                about);
    }

    private static @Nullable String link(String path, @Nullable Cursor cursor) {
        return cursor == null ? null : path + "?at=" + cursor.encode() + "#notes";
    }

    private static NoteView view(Viewer viewer, MarketNote note, boolean onItsPage, Ui ui) {
        Label about = onItsPage ? null : note.label();
        return new NoteView(
                "/market-notes/" + note.id(),
                ui.formats().date(note.day()),
                note.body(),
                note.authorName(),
                about == null ? null : about.in(ui.getLanguage()),
                about == null ? null : "/market/" + note.indicator(),
                MarketNotes.mayEdit(viewer, note),
                MarketNotes.mayRemove(viewer, note));
    }
}
