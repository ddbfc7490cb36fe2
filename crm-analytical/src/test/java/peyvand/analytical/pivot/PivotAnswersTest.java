package peyvand.analytical.pivot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.analytical.pivot.Answer.Cell;
import peyvand.analytical.pivot.PivotWorld.Line;
import peyvand.db.testing.DbTest;
import peyvand.domain.Cursor;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;

@SpringBootTest(classes = PivotWorld.Application.class, properties = "db-scheduler.enabled=false")
@DbTest(anew = true)
class PivotAnswersTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 12, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 4, 10);
    private static final int FEW = 2;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PivotAnswers answers;

    @Autowired
    PivotLines lines;

    /** Every dimension beside another one, in both calendars, of all and of some: each cell and total as reckoned in memory. */
    @ParameterizedTest
    @EnumSource(Measure.class)
    void areWhatALookAtEachLineTells(Measure measure) {
        PivotWorld world =
                new PivotWorld(jdbc, 10 + measure.ordinal()).customers(12).orders(70);
        Dimension[] dimensions = Dimension.values();
        for (int i = 0; i < dimensions.length; i++) {
            boolean jalali = i % 2 == measure.ordinal() % 2;
            Viewer viewer = i % 3 == 0 ? PivotWorld.OMID : PivotWorld.SARA;
            Dimension columns = dimensions[(i + 1 + measure.ordinal()) % dimensions.length];
            Question question =
                    new Question(dimensions[i], columns, measure, i % 4 == 0 ? 20 : FEW, FIRST, LAST, jalali, Map.of());
            assertThat(told(viewer, question)).as(question.toString()).isEqualTo(expected(world, viewer, question));
            Question one = new Question(dimensions[i], null, measure, FEW, FIRST, LAST, jalali, Map.of());
            assertThat(told(viewer, one)).as(one.toString()).isEqualTo(expected(world, viewer, one));
        }
    }

    @Test
    void countOnlyWhatTheFiltersLetThrough() {
        PivotWorld world = new PivotWorld(jdbc, 3).customers(12).orders(120);
        List<Map<Dimension, String>> filters = List.of(
                Map.of(Dimension.PRODUCT, "2"),
                Map.of(Dimension.CATEGORY, "1", Dimension.COUNTRY, "IR"),
                Map.of(Dimension.CHANNEL, "'; drop table staff; --"),
                Map.of(Dimension.RFM, "CHAMPION"),
                Map.of(Dimension.STAGE, "FIRST", Dimension.CHANNEL, "Web"),
                Map.of(Dimension.SEGMENT, "2", Dimension.CATEGORY, "1"));
        for (Map<Dimension, String> filter : filters) {
            Question question =
                    new Question(Dimension.MONTH, Dimension.KIND, Measure.CUSTOMERS, FEW, FIRST, LAST, true, filter);
            assertThat(told(PivotWorld.SARA, question))
                    .as(filter.toString())
                    .isNotEmpty()
                    .isEqualTo(expected(world, PivotWorld.SARA, question));
        }
    }

    /** Lines of each cell, of others and of totals, page by page, come to what the cell tells. */
    @ParameterizedTest
    @EnumSource(Measure.class)
    void leadToTheLinesTheyAreReckonedFrom(Measure measure) {
        new PivotWorld(jdbc, 20 + measure.ordinal()).customers(10).orders(90);
        for (Viewer viewer : List.of(PivotWorld.SARA, PivotWorld.OMID)) {
            for (Dimension rows : List.of(Dimension.PRODUCT, Dimension.QUARTER, Dimension.COUNTRY, Dimension.SEGMENT)) {
                Question question = new Question(
                        rows, Dimension.MONTH, measure, FEW, FIRST, LAST, rows == Dimension.QUARTER, Map.of());
                Answer answer = answers.atOnce(viewer, question).orElseThrow();
                assertThat(answer.cells()).isNotEmpty();
                for (Cell cell : answer.cells()) {
                    List<PivotLine> behind =
                            all(viewer, question, cut(answer.rows(), cell.row()), cut(answer.columns(), cell.column()));
                    assertThat(told(behind, measure)).as(question + " " + cell).isEqualByComparingTo(cell.value());
                }
            }
        }
    }

    /** Whatever is left beside one segment leads to the lines of the others, those of no segment among them. */
    @Test
    void leadToTheLinesOfAllOtherSegments() {
        new PivotWorld(jdbc, 41).customers(14).orders(150);
        Question question = new Question(Dimension.SEGMENT, null, Measure.REVENUE, 1, FIRST, LAST, false, Map.of());
        Answer answer = answers.atOnce(PivotWorld.SARA, question).orElseThrow();
        assertThat(answer.otherRows()).isEqualTo(3);
        BigDecimal parts = BigDecimal.ZERO;
        for (Cell cell : answer.cells()) {
            List<PivotLine> behind = all(PivotWorld.SARA, question, cut(answer.rows(), cell.row()), Cut.ALL);
            assertThat(told(behind, Measure.REVENUE)).isEqualByComparingTo(cell.value());
            parts = cell.row() == Answer.TOTAL ? parts : parts.add(cell.value());
        }
        assertThat(parts)
                .isGreaterThanOrEqualTo(
                        answer.cells().get(answer.cells().size() - 1).value());
    }

    @Test
    void sayWhatIsLeftOut() {
        PivotWorld world = new PivotWorld(jdbc, 5).customers(5).orders(60);
        Question question = new Question(Dimension.KIND, null, Measure.REVENUE, FEW, FIRST, LAST, false, Map.of());
        Answer answer = answers.atOnce(PivotWorld.SARA, question).orElseThrow();
        List<Line> asked = asked(world, PivotWorld.SARA, question);
        assertThat(answer.leftOut().charges())
                .isPositive()
                .isEqualTo(asked.stream().filter(line -> !line.merchandise()).count());
        assertThat(answer.leftOut().free())
                .isPositive()
                .isEqualTo(asked.stream()
                        .filter(line -> line.merchandise() && !line.back() && !line.sold())
                        .count());
        assertThat(answer.orders())
                .isEqualTo(asked.stream()
                        .filter(Line::sold)
                        .map(Line::order)
                        .distinct()
                        .count());
    }

    @Test
    void tellNothingWhereNothingWasSold() {
        new PivotWorld(jdbc, 6).customers(2);
        for (Measure measure : Measure.values()) {
            Answer answer = answers.atOnce(
                            PivotWorld.SARA,
                            new Question(
                                    Dimension.PRODUCT, Dimension.MONTH, measure, FEW, FIRST, LAST, false, Map.of()))
                    .orElseThrow();
            assertThat(answer.cells()).isEmpty();
            assertThat(answer.rows()).isEmpty();
        }
    }

    @Test
    void refuseCellsThatCannotBe() {
        Question question = new Question(Dimension.MONTH, null, Measure.REVENUE, FEW, FIRST, LAST, false, Map.of());
        for (Cut cut : List.of(Cut.of("202613"), Cut.of("x"), Cut.allBut(List.of("202601", "1 or 1=1")))) {
            assertThatThrownBy(() -> lines.page(PivotWorld.SARA, question, cut, Cut.ALL, null, 10))
                    .as(cut.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> lines.page(PivotWorld.SARA, question, Cut.ALL, Cut.of("202601"), null, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Map<String, String> told(Viewer viewer, Question question) {
        Answer answer = answers.atOnce(viewer, question).orElseThrow();
        Map<String, String> told = new TreeMap<>();
        answer.cells()
                .forEach(cell -> told.put(
                        name(answer.rows(), cell.row()) + " | " + name(answer.columns(), cell.column()),
                        cell.value().setScale(4, RoundingMode.UNNECESSARY).toPlainString()));
        return told;
    }

    private static String name(List<String> keys, int place) {
        return place == Answer.TOTAL ? "ALL" : place == Answer.OTHERS ? "OTHERS" : "'" + keys.get(place - 1) + "'";
    }

    private static Map<String, String> expected(PivotWorld world, Viewer viewer, Question question) {
        List<Line> relevant = asked(world, viewer, question).stream()
                .filter(counting(question.measure()))
                .toList();
        Set<String> rows = top(relevant, question.rows(), question, question.most());
        Dimension columns = question.columns();
        Set<String> across = columns == null ? Set.of() : top(relevant, columns, question, Question.MOST_COLUMNS);
        Map<String, List<Line>> groups = new HashMap<>();
        for (Line line : relevant) {
            Set<String> down = names(question.rows(), line, question, rows);
            down.add("ALL");
            Set<String> along = columns == null ? new HashSet<>() : names(columns, line, question, across);
            along.add("ALL");
            for (String row : down) {
                for (String column : along) {
                    groups.computeIfAbsent(row + " | " + column, key -> new ArrayList<>())
                            .add(line);
                }
            }
        }
        Map<String, String> told = new TreeMap<>();
        groups.forEach((group, of) -> told.put(
                group,
                value(of, question.measure()).setScale(4, RoundingMode.HALF_UP).toPlainString()));
        return told;
    }

    private static List<Line> asked(PivotWorld world, Viewer viewer, Question question) {
        return world.lines.stream()
                .filter(line ->
                        !line.day().isBefore(question.from()) && !line.day().isAfter(question.to()))
                .filter(line -> viewer == PivotWorld.SARA
                        || line.customer() == null
                        || line.customer().owner() == 2)
                .filter(line -> question.filters().entrySet().stream()
                        .allMatch(filter -> PivotWorld.keys(filter.getKey(), line, question.jalali())
                                .contains(filter.getValue())))
                .toList();
    }

    private static Set<String> names(Dimension dimension, Line line, Question question, Set<String> named) {
        return PivotWorld.keys(dimension, line, question.jalali()).stream()
                .map(key -> named.contains(key) ? "'" + key + "'" : "OTHERS")
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The largest, or the last months, quarters and years. */
    private static Set<String> top(List<Line> lines, Dimension dimension, Question question, int most) {
        Map<String, List<Line>> byKey = new HashMap<>();
        for (Line line : lines) {
            PivotWorld.keys(dimension, line, question.jalali())
                    .forEach(key -> byKey.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(line));
        }
        Stream<String> ordered = dimension.isTime()
                ? byKey.keySet().stream().sorted(java.util.Comparator.reverseOrder())
                : dimension.isOrdered()
                        ? byKey.keySet().stream()
                                .sorted(java.util.Comparator.comparing((String key) -> key.isEmpty())
                                        .thenComparing(key -> dimension == Dimension.WEEKDAY && question.jalali()
                                                ? String.valueOf((Integer.parseInt(key) + 1) % 7)
                                                : key))
                        : byKey.keySet().stream()
                                .sorted(java.util.Comparator.comparing(
                                                (String key) -> value(byKey.get(key), question.measure()))
                                        .reversed()
                                        .thenComparing(key -> key));
        return ordered.limit(most).collect(Collectors.toSet());
    }

    private static Predicate<Line> counting(Measure measure) {
        return switch (measure) {
            case RETURNS -> Line::takenBack;
            case NET -> line -> line.sold() || line.takenBack();
            case CUSTOMERS -> line -> line.sold() && line.customer() != null;
            default -> Line::sold;
        };
    }

    private static BigDecimal value(@Nullable List<Line> lines, Measure measure) {
        BigDecimal sum = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal orders =
                BigDecimal.valueOf(lines.stream().map(Line::order).distinct().count());
        return switch (measure) {
            case REVENUE, NET -> sum;
            case RETURNS -> sum.negate();
            case ORDERS -> orders;
            case CUSTOMERS ->
                BigDecimal.valueOf(lines.stream().map(Line::customer).distinct().count());
            case UNITS -> lines.stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            case BASKET -> sum.divide(orders, 4, RoundingMode.HALF_UP);
        };
    }

    private static Cut cut(List<String> keys, int place) {
        return place == Answer.TOTAL
                ? Cut.ALL
                : place == Answer.OTHERS ? Cut.allBut(keys) : Cut.of(keys.get(place - 1));
    }

    private List<PivotLine> all(Viewer viewer, Question question, Cut row, Cut column) {
        List<PivotLine> all = new ArrayList<>();
        Cursor next = null;
        do {
            Slice<PivotLine> page =
                    lines.page(viewer, question, row, column, next, 7).orElseThrow();
            all.addAll(page.rows());
            next = page.next();
        } while (next != null);
        List<PivotLine> written = new ArrayList<>();
        lines.each(viewer, question, row, column, written::add);
        assertThat(written).isEqualTo(all);
        return all;
    }

    private static BigDecimal told(List<PivotLine> lines, Measure measure) {
        BigDecimal sum = lines.stream().map(PivotLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal orders = BigDecimal.valueOf(
                lines.stream().map(PivotLine::order).distinct().count());
        return switch (measure) {
            case REVENUE, NET -> sum;
            case RETURNS -> sum.negate();
            case ORDERS -> orders;
            case CUSTOMERS ->
                BigDecimal.valueOf(
                        lines.stream().map(PivotLine::customer).distinct().count());
            case UNITS -> lines.stream().map(PivotLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            case BASKET -> sum.divide(orders, 4, RoundingMode.HALF_UP);
        };
    }
}
