package peyvand.web.pivot;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.insight.Score;
import peyvand.analytical.insight.Scores;
import peyvand.analytical.lifecycle.Stage;
import peyvand.analytical.pivot.Dimension;
import peyvand.analytical.pivot.Measure;
import peyvand.analytical.pivot.PivotNames;
import peyvand.analytical.pivot.Question;
import peyvand.analytical.rfm.RfmSegment;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.domain.Countries;
import peyvand.domain.Viewer;
import peyvand.operational.catalog.ProductQueries;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;
import peyvand.web.report.ReportPeriod;

/** What can be asked of sales, as somebody fills it in. */
@Component
class PivotForm {

    static final String ROWS = "pivotRows";
    static final String COLUMNS = "pivotColumns";
    static final String MEASURE = "pivotMeasure";
    private static final String MOST = "pivotMost";
    private static final String PERIOD = "pivotPeriod";
    private static final String FROM = "pivotFrom";
    private static final String TO = "pivotTo";
    private static final String PRODUCT = "pivotProduct";
    private static final String CATEGORY = "pivotCategory";
    private static final String CHANNEL = "pivotChannel";
    private static final String COUNTRY = "pivotCountry";
    private static final String RFM = "pivotRfm";
    private static final String STAGE = "pivotStage";
    private static final String SEGMENT = "pivotSegment";

    private static final List<Integer> SIZES = List.of(10, 20, 50);
    private static final int USUAL_SIZE = 20;
    private static final int LONGEST = 100;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final Question NOTHING =
            new Question(Dimension.MONTH, null, Measure.REVENUE, USUAL_SIZE, EARLIEST, EARLIEST, false, Map.of());

    private final ProductQueries products;
    private final PivotNames names;
    private final SegmentQueries segments;
    private final Scores scores;
    private final Clock clock;

    PivotForm(ProductQueries products, PivotNames names, SegmentQueries segments, Scores scores, Clock clock) {
        this.products = products;
        this.names = names;
        this.segments = segments;
        this.scores = scores;
        this.clock = clock;
    }

    /** What is asked before anybody has asked anything. */
    Form usual(Ui ui) {
        return Form.empty(fields(ui, scores.shown()), ui.formats())
                .with(ROWS, Dimension.MONTH)
                .with(MEASURE, Measure.REVENUE)
                .with(MOST, USUAL_SIZE)
                .with(PERIOD, ReportPeriod.TWELVE_MONTHS);
    }

    /**
     * Of what somebody asks without saying by what, the usual is told.
     *
     * @return a request whose form may have problems; then there is nothing to be answered
     */
    PivotRequest read(Viewer viewer, Ui ui, HttpServletRequest http) {
        return read(viewer, ui, http.getParameterMap());
    }

    PivotRequest read(Viewer viewer, Ui ui, Map<String, String[]> request) {
        Map<String, String[]> asked = new HashMap<>(request);
        asked.putIfAbsent(ROWS, new String[] {Dimension.MONTH.name()});
        asked.putIfAbsent(MEASURE, new String[] {Measure.REVENUE.name()});
        asked.putIfAbsent(MOST, new String[] {String.valueOf(USUAL_SIZE)});
        if (blank(asked.get(FROM)) && blank(asked.get(TO)) && blank(asked.get(PERIOD))) {
            asked.put(PERIOD, new String[] {ReportPeriod.TWELVE_MONTHS.name()});
        }
        Form form = Form.read(fields(ui, scores.shown()), ui.formats(), asked);
        Dimension rows = form.hasProblems() ? null : form.choice(ROWS, Dimension.class);
        Measure measure = form.hasProblems() ? null : form.choice(MEASURE, Measure.class);
        Dimension columns = form.hasProblems() ? null : form.choice(COLUMNS, Dimension.class);
        if (rows != null && rows == columns) {
            form.reject(COLUMNS, "rule.pivot.twice");
        }
        Window window = window(form, ui);
        Map<Dimension, String> filters = filters(viewer, form);
        if (rows == null || measure == null || form.hasProblems()) {
            return new PivotRequest(form, NOTHING);
        }
        String most = form.text(MOST);
        return new PivotRequest(
                form,
                new Question(
                        rows,
                        columns,
                        measure,
                        most == null ? USUAL_SIZE : Integer.parseInt(most),
                        window.from(),
                        window.to(),
                        ui.isJalali(),
                        filters));
    }

    private static boolean blank(String @Nullable [] values) {
        return values == null || String.join("", values).isBlank();
    }

    private record Window(LocalDate from, LocalDate to) {}

    /** Days that are typed count more than a time that is chosen. */
    private Window window(Form form, Ui ui) {
        LocalDate from = day(form, FROM);
        LocalDate to = day(form, TO);
        ReportPeriod period = form.hasProblems() ? null : form.choice(PERIOD, ReportPeriod.class);
        LocalDate today = clock.instant().atZone(ui.formats().zone()).toLocalDate();
        ReportPeriod usual = period == null ? ReportPeriod.TWELVE_MONTHS : period;
        LocalDate first = from != null ? from : usual.first(today, ui.isJalali());
        LocalDate last = to != null ? to : usual.last(today, ui.isJalali());
        if (first.isAfter(last)) {
            form.reject(TO, "rule.pivot.order");
        }
        return new Window(first, last);
    }

    private static @Nullable LocalDate day(Form form, String name) {
        LocalDate day = form.problem(name) == null ? form.dateOrNull(name) : null;
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            form.reject(name, "rule.pivot.far");
            return null;
        }
        return day;
    }

    private Map<Dimension, String> filters(Viewer viewer, Form form) {
        Map<Dimension, String> filters = new EnumMap<>(Dimension.class);
        found(
                        form,
                        PRODUCT,
                        text -> products.named(viewer, text)
                                .map(product -> product.id().toString()))
                .ifPresent(key -> filters.put(Dimension.PRODUCT, key));
        found(form, CATEGORY, names::category).ifPresent(key -> filters.put(Dimension.CATEGORY, key));
        text(form, CHANNEL).ifPresent(key -> filters.put(Dimension.CHANNEL, key));
        text(form, COUNTRY).map(Countries::code).ifPresent(key -> filters.put(Dimension.COUNTRY, key));
        text(form, RFM).ifPresent(key -> filters.put(Dimension.RFM, key));
        text(form, STAGE).ifPresent(key -> filters.put(Dimension.STAGE, key));
        text(form, SEGMENT).ifPresent(key -> filters.put(Dimension.SEGMENT, key));
        return filters;
    }

    private static Optional<String> found(Form form, String name, Function<String, Optional<String>> find) {
        Optional<String> text = text(form, name);
        Optional<String> found = text.flatMap(find);
        if (text.isPresent() && found.isEmpty()) {
            form.reject(name, "rule.pivot.unknown");
        }
        return found;
    }

    private static Optional<String> text(Form form, String name) {
        return form.problem(name) == null ? Optional.ofNullable(form.text(name)) : Optional.empty();
    }

    /** @param shown what the analysis says and what is not switched off */
    private List<Field> fields(Ui ui, Set<Score> shown) {
        Dimension[] by = Stream.of(Dimension.values())
                .filter(one -> one != Dimension.RFM || shown.contains(Score.GROUPS))
                .filter(one -> one != Dimension.INVESTMENT || shown.contains(Score.VALUE))
                .toArray(Dimension[]::new);
        RfmSegment[] groups = shown.contains(Score.GROUPS) ? RfmSegment.values() : new RfmSegment[0];
        return List.of(
                choice(ROWS, by, "pivot.by.", ui).asRequired(),
                choice(COLUMNS, by, "pivot.by.", ui),
                choice(MEASURE, Measure.values(), "pivot.measure.", ui).asRequired(),
                choice(PERIOD, ReportPeriod.values(), "report.period.", ui),
                Field.date(FROM),
                Field.date(TO),
                Field.choice(
                        MOST,
                        SIZES.stream()
                                .map(size ->
                                        new Choice(size.toString(), ui.formats().number(size)))
                                .toList()),
                Field.suggested(PRODUCT, "/products/suggestions"),
                Field.suggested(CATEGORY, "/products/categories"),
                Field.text(CHANNEL, LONGEST),
                Field.text(COUNTRY, LONGEST),
                choice(RFM, groups, "choice.rfmGroup.", ui),
                choice(STAGE, Stage.values(), "choice.lifeStage.", ui),
                Field.choice(
                        SEGMENT,
                        segments.choices().stream()
                                .map(one -> new Choice(one.id().toString(), one.name()))
                                .toList()));
    }

    private static Field choice(String name, Enum<?>[] values, String words, Ui ui) {
        return Field.choice(
                name,
                Arrays.stream(values)
                        .map(value -> new Choice(value.name(), ui.message(words + value)))
                        .toList());
    }
}
