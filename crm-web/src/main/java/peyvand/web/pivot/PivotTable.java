package peyvand.web.pivot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.pivot.Answer;
import peyvand.analytical.pivot.Question;
import peyvand.domain.MinorUnits;
import peyvand.web.chart.BarChart;
import peyvand.web.chart.BarChart.Part;
import peyvand.web.chart.BarChart.Row;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;

/** An answer as a table: rows and columns by name, what has no place of its own beside them, and the totals. */
final class PivotTable {

    private static final int BARS = 20;
    private static final int SHADES = 10;

    private final PivotRequest request;
    private final Answer answer;
    private final Ui ui;
    private final List<Head> rows;
    private final List<Head> columns;
    private final Map<Long, BigDecimal> values = new HashMap<>();

    PivotTable(PivotRequest request, Answer answer, KeyNames names, Ui ui) {
        this.request = request;
        this.answer = answer;
        this.ui = ui;
        Question question = request.question();
        rows = heads(names.of(question.rows(), question.jalali(), answer.rows(), ui), answer.otherRows());
        columns = question.columns() == null
                ? List.of()
                : heads(names.of(question.columns(), question.jalali(), answer.columns(), ui), answer.otherColumns());
        answer.cells().forEach(cell -> values.put(place(cell.row(), cell.column()), cell.value()));
    }

    /** What stands at the head of a row or column. */
    record Head(int place, String name) {}

    /** @param shade from 1 for little to 10 for much; null where cells are not to be compared */
    record CellView(
            @Nullable String text,
            @Nullable String shade,
            @Nullable String href) {}

    record RowView(String name, List<CellView> cells, CellView total) {}

    /** As its template shows it. */
    record View(List<String> heads, List<RowView> rows, RowView totals, BarChart chart, String measure) {}

    View view() {
        BigDecimal largest = largest();
        return new View(
                columns.stream().map(Head::name).toList(),
                rows.stream()
                        .map(row -> row(row, cell(row.place(), Answer.TOTAL, null), largest))
                        .toList(),
                row(totals(), cell(Answer.TOTAL, Answer.TOTAL, null), null),
                chart(),
                measure());
    }

    private RowView row(Head row, CellView total, @Nullable BigDecimal largest) {
        return new RowView(
                row.name(),
                columns.stream()
                        .map(column -> cell(row.place(), column.place(), largest))
                        .toList(),
                total);
    }

    private Head totals() {
        return new Head(Answer.TOTAL, ui.message("pivot.total"));
    }

    /** The totals of the rows; what has no place of its own would hide all others. */
    private BarChart chart() {
        return BarChart.of(
                ui.message("pivot.picture", measure()),
                rows.stream()
                        .filter(row -> row.place() != Answer.OTHERS)
                        .limit(BARS)
                        .map(this::bar)
                        .toList(),
                ui);
    }

    /** The columns of a file. */
    List<Column<Head>> columns() {
        List<Column<Head>> file = new ArrayList<>();
        file.add(Column.of("row", Kind.TEXT, Head::name)
                .called(ui.message("pivot.by." + request.question().rows())));
        columns.forEach(column ->
                file.add(Column.<Head>of("c" + column.place(), Kind.NUMBER, row -> value(row.place(), column.place()))
                        .called(column.name())));
        file.add(Column.<Head>of("total", Kind.NUMBER, row -> value(row.place(), Answer.TOTAL))
                .called(columns.isEmpty() ? measure() : ui.message("pivot.total")));
        return file;
    }

    /** The rows of a file, the totals last. */
    List<Head> lines() {
        List<Head> lines = new ArrayList<>(rows);
        lines.add(totals());
        return lines;
    }

    /** The measure with its unit. */
    private String measure() {
        String name = ui.message("pivot.measure." + request.question().measure());
        return request.question().measure().isMoney()
                ? ui.message("pivot.in", name, ui.formats().currency(ui.baseCurrency()))
                : name;
    }

    private Row bar(Head row) {
        BigDecimal value = value(row.place(), Answer.TOTAL);
        double length = value == null ? 0 : Math.max(0, value.doubleValue());
        String figure = text(value);
        return new Row(
                row.name(),
                List.of(new Part(
                        "won",
                        length,
                        ui.message("report.selling.says", row.name(), figure),
                        request.lines(answer, row.place(), Answer.TOTAL))),
                figure);
    }

    private CellView cell(int row, int column, @Nullable BigDecimal largest) {
        BigDecimal value = value(row, column);
        return value == null
                ? new CellView(null, null, null)
                : new CellView(text(value), shade(value, largest), request.lines(answer, row, column));
    }

    private static @Nullable String shade(BigDecimal value, @Nullable BigDecimal largest) {
        return largest == null || largest.signum() == 0 || value.signum() <= 0
                ? null
                : "shade-" + (int) Math.max(1, Math.ceil(SHADES * value.doubleValue() / largest.doubleValue()));
    }

    /** Of the cells with a place of their own. */
    private @Nullable BigDecimal largest() {
        return answer.cells().stream()
                .filter(cell -> cell.row() > 0 && cell.column() > 0)
                .map(Answer.Cell::value)
                .max(BigDecimal::compareTo)
                .orElse(null);
    }

    private String text(@Nullable BigDecimal value) {
        return request.question().measure().isMoney() && value != null
                ? ui.formats().number(value, MinorUnits.decimals(ui.baseCurrency()))
                : ui.formats().number(value);
    }

    private @Nullable BigDecimal value(int row, int column) {
        return values.get(place(row, column));
    }

    private static long place(int row, int column) {
        return (long) row << Integer.SIZE | column & 0xffffffffL;
    }

    private List<Head> heads(List<String> names, int others) {
        List<Head> heads = new ArrayList<>(IntStream.range(0, names.size())
                .mapToObj(i -> new Head(i + 1, names.get(i)))
                .toList());
        if (others > 0) {
            heads.add(new Head(Answer.OTHERS, ui.message("pivot.others", others)));
        }
        return heads;
    }
}
