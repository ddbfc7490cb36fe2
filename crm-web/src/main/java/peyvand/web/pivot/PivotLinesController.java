package peyvand.web.pivot;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import peyvand.analytical.pivot.Cut;
import peyvand.analytical.pivot.Dimension;
import peyvand.analytical.pivot.PivotLine;
import peyvand.analytical.pivot.PivotLines;
import peyvand.analytical.pivot.Question;
import peyvand.domain.Cursor;
import peyvand.domain.RecordKind;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Column;
import peyvand.web.list.Column.Kind;
import peyvand.web.list.Export;
import peyvand.web.list.Parameter;

/** The lines of orders behind a figure. */
@Controller
@RequestMapping("/pivot/lines")
class PivotLinesController {

    private static final String PATH = PivotRequest.PATH + "/lines";
    private static final String AT = "at";
    private static final int SIZE = 50;

    private final PivotForm forms;
    private final PivotLines lines;
    private final KeyNames names;

    PivotLinesController(PivotForm forms, PivotLines lines, KeyNames names) {
        this.forms = forms;
        this.lines = lines;
        this.names = names;
    }

    record LineView(
            String order,
            String orderHref,
            String day,
            @Nullable String customer,
            @Nullable String customerHref,
            String product,
            String quantity,
            String amount) {}

    /** What lines are asked for: those of a part of the rows, and of the columns. */
    private record Asked(
            PivotRequest request,
            Cut row,
            Cut column,
            @Nullable Cursor at) {

        Question question() {
            return request.question();
        }

        String link(String path, @Nullable Cursor from) {
            List<Parameter> more = new ArrayList<>(PivotRequest.parameters(PivotRequest.ROW, row));
            more.addAll(PivotRequest.parameters(PivotRequest.COLUMN, column));
            if (from != null) {
                more.add(new Parameter(AT, from.encode()));
            }
            return request.link(path, more);
        }
    }

    @GetMapping
    String show(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        Asked asked = read(viewer, ui, http);
        Optional<Slice<PivotLine>> page =
                lines.page(viewer, asked.question(), asked.row(), asked.column(), asked.at(), SIZE);
        model.addAttribute("title", PivotController.title(asked.request(), ui));
        model.addAttribute("parts", parts(asked, ui));
        model.addAttribute("back", asked.request().link(PivotRequest.PATH));
        model.addAttribute("csv", asked.link(PATH + "/export.csv", null));
        model.addAttribute("xlsx", asked.link(PATH + "/export.xlsx", null));
        model.addAttribute("tooMuch", page.isEmpty());
        page.ifPresent(slice -> {
            model.addAttribute(
                    "lines", slice.rows().stream().map(line -> view(line, ui)).toList());
            model.addAttribute("previous", slice.previous() == null ? null : asked.link(PATH, slice.previous()));
            model.addAttribute("next", slice.next() == null ? null : asked.link(PATH, slice.next()));
        });
        return "pivot/lines";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        Asked asked = read(viewer, ui, http);
        export.write(
                RecordKind.ORDER,
                "order-lines",
                columns(ui),
                consumer -> lines.each(viewer, asked.question(), asked.row(), asked.column(), consumer));
    }

    private Asked read(Viewer viewer, Ui ui, HttpServletRequest http) {
        PivotRequest request = forms.read(viewer, ui, http).valid();
        Cut row = cut(http, PivotRequest.ROW);
        Cut column = cut(http, PivotRequest.COLUMN);
        try {
            PivotLines.check(request.question(), row, column);
            return new Asked(request, row, column, Cursor.decode(http.getParameter(AT)));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    /** One key, all but those named, or all. */
    private static Cut cut(HttpServletRequest http, String name) {
        String key = http.getParameter(name);
        String[] but = http.getParameterValues(name + PivotRequest.BUT);
        return key != null ? Cut.of(key) : but != null ? Cut.allBut(List.of(but)) : Cut.ALL;
    }

    /** Of which row and column they are, and of which days. */
    private List<String> parts(Asked asked, Ui ui) {
        Question question = asked.question();
        List<String> parts = new ArrayList<>();
        parts.add(ui.message("pivot.days", question.from(), question.to()));
        part(asked.request(), question.rows(), asked.row(), ui).ifPresent(parts::add);
        if (question.columns() != null) {
            part(asked.request(), question.columns(), asked.column(), ui).ifPresent(parts::add);
        }
        return parts;
    }

    private Optional<String> part(PivotRequest request, Dimension dimension, Cut cut, Ui ui) {
        String name = ui.message("pivot.by." + dimension);
        if (cut.key() != null) {
            String key = names.of(dimension, request.question().jalali(), List.of(cut.key()), ui)
                    .get(0);
            return Optional.of(ui.message("pivot.part", name, Ui.isolated(key)));
        }
        return cut.but().isEmpty()
                ? Optional.empty()
                : Optional.of(ui.message("pivot.part", name, ui.message("pivot.rest")));
    }

    private static LineView view(PivotLine line, Ui ui) {
        return new LineView(
                line.number(),
                "/orders/" + line.order(),
                ui.formats().date(line.day()),
                line.customerName(),
                line.customer() == null ? null : "/customers/" + line.customer(),
                line.product(),
                ui.formats().number(line.quantity()),
                ui.formats().money(line.amount(), ui.baseCurrency()));
    }

    private static List<Column<PivotLine>> columns(Ui ui) {
        return List.of(
                Column.of("number", Kind.CODE, PivotLine::number).called(ui.message("pivot.line.order")),
                Column.of("day", Kind.DATE, PivotLine::day).called(ui.message("pivot.line.day")),
                Column.of("customer", Kind.TEXT, PivotLine::customerName).called(ui.message("pivot.line.customer")),
                Column.of("product", Kind.TEXT, PivotLine::product).called(ui.message("pivot.line.product")),
                Column.of("quantity", Kind.NUMBER, PivotLine::quantity).called(ui.message("pivot.line.quantity")),
                Column.of("amount", Kind.NUMBER, PivotLine::amount).called(ui.message("pivot.line.amount")));
    }
}
