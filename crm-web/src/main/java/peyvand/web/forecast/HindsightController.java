package peyvand.web.forecast;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.forecast.Hindsight;
import peyvand.analytical.forecast.Hindsight.Line;
import peyvand.analytical.forecast.Hindsights;
import peyvand.analytical.forecast.SalesForce;
import peyvand.analytical.forecast.SalesForceQueries;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.Seller;
import peyvand.domain.Viewer;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.PeriodNames;
import peyvand.web.i18n.Ui;

/** What was foretold of a month at its beginning, how it went on, and what came. */
@Controller
@RequestMapping("/forecast/history")
class HindsightController {

    private static final String PATH = "/forecast/history";

    private final Hindsights hindsights;
    private final SalesForceQueries forces;
    private final Clock clock;

    HindsightController(Hindsights hindsights, SalesForceQueries forces, Clock clock) {
        this.hindsights = hindsights;
        this.forces = forces;
        this.clock = clock;
    }

    /** @param off whether much less or more came than was foretold */
    record LineView(String name, String expected, String best, String came, String error, boolean off) {}

    /** @param day as the table writes it */
    record DayView(String day, String closed, String expected, String best) {}

    private static final BigDecimal MUCH = BigDecimal.valueOf(25);

    @GetMapping
    String show(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        SalesForce force = forces.of(viewer);
        LocalDate today = clock.instant().atZone(ui.formats().zone()).toLocalDate();
        ForecastRequest asked = ForecastRequest.read(http.getParameterMap(), force.widest(viewer.staff()), today, ui);
        Period month = month(asked, http.getParameterMap());
        Hindsight hindsight = hindsights.of(viewer, force, asked.seller(), month, asked.pipeline(), today);
        String name = asked.seller().equals(Seller.COMPANY) ? ui.message("target.company") : force.name(asked.seller());
        String called = PeriodNames.full(month, ui);
        model.addAttribute("asked", asked);
        model.addAttribute("name", name);
        model.addAttribute("month", called);
        model.addAttribute("at", month.first());
        model.addAttribute(
                "since", hindsight.since() == null ? null : ui.formats().date(hindsight.since()));
        model.addAttribute(
                "latest", hindsight.latest() == null ? null : ui.formats().dateTime(hindsight.latest()));
        model.addAttribute("whole", line(hindsight.whole(), name, ui));
        model.addAttribute(
                "parts",
                hindsight.parts().stream()
                        .map(part -> line(part, name(part, ui), ui))
                        .toList());
        model.addAttribute("days", days(hindsight, ui));
        model.addAttribute(
                "chart",
                hindsight.days().isEmpty()
                        ? null
                        : HindsightChart.of(hindsight, month, ui.message("forecast.history.chart", name, called), ui));
        model.addAttribute("currency", ui.formats().currency(ui.baseCurrency()));
        model.addAttribute("earlier", at(asked, month.plus(-1)));
        model.addAttribute("later", at(asked, month.plus(1)));
        model.addAttribute("sellers", sellers(force, asked, name, ui));
        return "forecast/history";
    }

    /** The last one that is over, unless another one is asked for. */
    private static Period month(ForecastRequest asked, Map<String, String[]> request) {
        Period month = Period.of(asked.at().first(), Length.MONTH, asked.at().jalali());
        return request.containsKey("at")
                ? month
                : Period.of(asked.today(), Length.MONTH, month.jalali()).plus(-1);
    }

    private static String at(ForecastRequest asked, Period month) {
        return new ForecastRequest(asked.seller(), asked.pipeline(), month, month, asked.today()).link(PATH);
    }

    private static List<Choice> sellers(SalesForce force, ForecastRequest asked, String name, Ui ui) {
        List<Choice> sellers = force.choices().stream()
                .map(choice -> new Choice(
                        choice.seller().key(),
                        choice.seller().equals(Seller.COMPANY) ? ui.message("target.company") : choice.name()))
                .toList();
        return asked.seller().staff() == null
                ? sellers
                : Stream.concat(
                                sellers.stream(),
                                Stream.of(new Choice(asked.seller().key(), name)))
                        .toList();
    }

    private static List<DayView> days(Hindsight hindsight, Ui ui) {
        return hindsight.days().stream()
                .map(day -> new DayView(
                        ui.formats().date(day.day()),
                        ui.formats().number(day.closed(), 0),
                        ui.formats().number(day.expected(), 0),
                        ui.formats().number(day.best(), 0)))
                .toList();
    }

    private static String name(Line line, Ui ui) {
        return line.seller() == null ? ui.message("forecast.nobody") : line.name();
    }

    private static LineView line(Line line, String name, Ui ui) {
        BigDecimal error = line.error();
        return new LineView(
                name,
                ui.formats().number(line.expected(), 0),
                ui.formats().number(line.best(), 0),
                ui.formats().number(line.came(), 0),
                percent(error, ui),
                error != null && error.abs().compareTo(MUCH) > 0);
    }

    private static String percent(@Nullable BigDecimal error, Ui ui) {
        return error == null
                ? ""
                : ui.message(
                        "forecast.percent",
                        (error.signum() > 0 ? "+" : "") + ui.formats().number(error));
    }
}
