package peyvand.web.forecast;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.forecast.Forecast;
import peyvand.analytical.forecast.Forecasts;
import peyvand.analytical.forecast.SalesForce;
import peyvand.analytical.forecast.SalesForceQueries;
import peyvand.domain.RecordKind;
import peyvand.domain.Seller;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.PipelineQueries;
import peyvand.operational.staff.StaffName;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Ui;
import peyvand.web.list.Export;

/** What will be sold, by month or quarter, colleague, team and company. */
@Controller
@RequestMapping("/forecast")
class ForecastController {

    private static final String PATH = "/forecast";
    private static final int FURTHER = 3;

    private final Forecasts forecasts;
    private final SalesForceQueries forces;
    private final PipelineQueries pipelines;
    private final StaffQueries staff;
    private final Clock clock;

    ForecastController(
            Forecasts forecasts, SalesForceQueries forces, PipelineQueries pipelines, StaffQueries staff, Clock clock) {
        this.forecasts = forecasts;
        this.forces = forces;
        this.pipelines = pipelines;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping
    String show(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        SalesForce force = forces.of(viewer);
        ForecastRequest request = request(viewer, force, ui, http);
        Forecast forecast = forecasts.forecast(viewer, force, request.ask());
        ForecastView view = ForecastView.of(forecast, request, links(request), ui);
        model.addAttribute("view", view);
        model.addAttribute("chart", ForecastChart.of(forecast, request, view.name(), ui));
        model.addAttribute("asked", request);
        model.addAttribute("overlapping", forecast.overlapping());
        model.addAttribute("currency", ui.formats().currency(ui.baseCurrency()));
        model.addAttribute("earlier", request.plus(-FURTHER).link(PATH));
        model.addAttribute("later", request.plus(FURTHER).link(PATH));
        model.addAttribute("otherCalendar", request.inOtherCalendar().link(PATH));
        model.addAttribute("csv", request.link("/forecast/export.csv"));
        model.addAttribute("xlsx", request.link("/forecast/export.xlsx"));
        model.addAttribute("sellers", sellers(force, request, ui));
        model.addAttribute(
                "pipelines",
                pipelines.current().stream()
                        .map(one -> new Choice(one.id().toString(), one.label().in(ui.getLanguage())))
                        .toList());
        return "forecast/page";
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    void export(Viewer viewer, Ui ui, HttpServletRequest http, Export export) throws IOException {
        export.write(RecordKind.OPPORTUNITY, "forecast", ForecastRow.columns(ui), rows(viewer, ui, http)::forEach);
    }

    private List<ForecastRow> rows(Viewer viewer, Ui ui, HttpServletRequest http) {
        SalesForce force = forces.of(viewer);
        ForecastRequest request = request(viewer, force, ui, http);
        return ForecastRow.of(forecasts.forecast(viewer, force, request.ask()), request, ui);
    }

    private ForecastRequest request(Viewer viewer, SalesForce force, Ui ui, HttpServletRequest http) {
        LocalDate today = clock.instant().atZone(ui.formats().zone()).toLocalDate();
        return ForecastRequest.read(http.getParameterMap(), force.widest(viewer.staff()), today, ui);
    }

    private OpportunityLinks links(ForecastRequest request) {
        return new OpportunityLinks(
                request.pipeline(),
                request.today(),
                staff.choices().stream().map(StaffName::id).collect(Collectors.toSet()));
    }

    /** The company and the teams; and whoever else is looked at. */
    private static List<Choice> sellers(SalesForce force, ForecastRequest request, Ui ui) {
        Stream<Choice> wholes = force.choices().stream()
                .map(choice -> new Choice(
                        choice.seller().key(),
                        choice.seller().equals(Seller.COMPANY) ? ui.message("target.company") : choice.name()));
        return request.seller().staff() == null
                ? wholes.toList()
                : Stream.concat(wholes, Stream.of(new Choice(request.seller().key(), force.name(request.seller()))))
                        .toList();
    }
}
