package peyvand.web.forecast;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import peyvand.analytical.forecast.Forecast;
import peyvand.analytical.forecast.ForecastAsk;
import peyvand.analytical.forecast.Forecasts;
import peyvand.analytical.forecast.Outlook;
import peyvand.analytical.forecast.SalesForce;
import peyvand.analytical.forecast.SalesForceQueries;
import peyvand.analytical.forecast.Week;
import peyvand.analytical.forecast.Weeks;
import peyvand.domain.Period;
import peyvand.domain.Period.Length;
import peyvand.domain.Right;
import peyvand.domain.Seller;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.operational.opportunity.OpportunityRow;
import peyvand.operational.opportunity.StaleOfOwner;
import peyvand.operational.staff.StaffName;
import peyvand.operational.staff.StaffQueries;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.PeriodNames;
import peyvand.web.i18n.Ui;

/** What a manager's week begins with: where the month stands, what needs somebody, and what has moved. */
@Controller
@RequestMapping("/forecast/week")
class WeekController {

    private static final int DAYS = 7;
    private static final int SLIPS = 10;

    private final Forecasts forecasts;
    private final SalesForceQueries forces;
    private final Weeks weeks;
    private final OpportunityQueries opportunities;
    private final StaffQueries staff;
    private final Clock clock;

    WeekController(
            Forecasts forecasts,
            SalesForceQueries forces,
            Weeks weeks,
            OpportunityQueries opportunities,
            StaffQueries staff,
            Clock clock) {
        this.forecasts = forecasts;
        this.forces = forces;
        this.weeks = weeks;
        this.opportunities = opportunities;
        this.staff = staff;
        this.clock = clock;
    }

    /** Whose opportunities need somebody. @param staleHref null where there is no list of them */
    record NeedView(
            String name,
            String expected,
            String target,
            String stale,
            String staleAmount,
            @Nullable String staleHref,
            String overdue,
            String overdueAmount,
            @Nullable String overdueHref,
            long needing) {}

    /** @param to where nobody knows when: empty */
    record SlipView(String href, String name, String customer, String amount, String from, String to) {}

    record CountView(String number, String amount, String href) {}

    @GetMapping
    String show(Viewer viewer, Ui ui, HttpServletRequest http, Model model) {
        SalesForce force = forces.of(viewer);
        LocalDate today = clock.instant().atZone(ui.formats().zone()).toLocalDate();
        ForecastRequest asked = ForecastRequest.read(http.getParameterMap(), force.widest(viewer.staff()), today, ui);
        Period month = Period.of(today, Length.MONTH, asked.at().jalali());
        ForecastAsk ask = new ForecastAsk(asked.seller(), List.of(month), null, today);
        ForecastRequest request = new ForecastRequest(asked.seller(), null, month, month, today);
        OpportunityLinks links = new OpportunityLinks(
                null, today, staff.choices().stream().map(StaffName::id).collect(Collectors.toSet()));
        Forecast forecast = forecasts.forecast(viewer, force, request.ask());
        model.addAttribute("view", ForecastView.of(forecast, request, links, ui));
        model.addAttribute("forecast", request.link("/forecast"));
        model.addAttribute("currency", ui.formats().currency(ui.baseCurrency()));
        model.addAttribute("needs", needs(viewer, force, ask, links, ui));
        model.addAttribute("handsOver", viewer.may(Right.BULK));
        model.addAttribute("sellers", sellers(force, ui));
        model.addAttribute("asked", asked);
        moved(viewer, force, asked.seller(), month, today, ui, model);
        return "forecast/week";
    }

    private List<NeedView> needs(Viewer viewer, SalesForce force, ForecastAsk ask, OpportunityLinks links, Ui ui) {
        Map<StaffId, StaleOfOwner> stale = new HashMap<>();
        opportunities.staleByOwner(viewer).stream()
                .filter(one -> one.owner() != null)
                .forEach(one -> stale.put(one.owner(), one));
        List<NeedView> needs = new ArrayList<>();
        for (Outlook outlook : forecasts.colleagues(viewer, force, ask)) {
            Seller seller = outlook.seller();
            StaleOfOwner gone = seller == null ? null : stale.get(seller.staff());
            long number = gone == null ? 0 : gone.number();
            needs.add(new NeedView(
                    outlook.name(),
                    ui.formats()
                            .number(
                                    outlook.periods()
                                            .get(0)
                                            .plus(outlook.overdue())
                                            .expected(),
                                    0),
                    ui.formats().number(outlook.targets().get(0), 0),
                    ui.formats().number(number),
                    gone == null ? "" : ui.formats().number(gone.amount(), 0),
                    number == 0 ? null : links.stale(seller),
                    ui.formats().number(outlook.overdue().open()),
                    outlook.overdue().open() == 0
                            ? ""
                            : ui.formats().number(outlook.overdue().full(), 0),
                    outlook.overdue().open() == 0 ? null : links.overdue(seller),
                    number + outlook.overdue().open()));
        }
        needs.sort(Comparator.comparingLong(NeedView::needing).reversed());
        return needs;
    }

    private void moved(
            Viewer viewer, SalesForce force, Seller seller, Period month, LocalDate today, Ui ui, Model model) {
        LocalDate since = today.minusDays(DAYS);
        Week week = weeks.of(viewer, force, seller, since, month, SLIPS);
        OpportunityLinks links = new OpportunityLinks(null, today, force.who(seller));
        model.addAttribute("since", ui.formats().date(since));
        model.addAttribute(
                "won",
                new CountView(
                        ui.formats().number(week.won()),
                        ui.formats().number(week.wonAmount(), 0),
                        String.valueOf(links.decidedSince(seller, "WON", since))));
        model.addAttribute(
                "lost",
                new CountView(
                        ui.formats().number(week.lost()),
                        ui.formats().number(week.lostAmount(), 0),
                        String.valueOf(links.decidedSince(seller, "LOST", since))));
        model.addAttribute(
                "slipped",
                week.slipped().stream().map(slip -> slip(viewer, slip, ui)).toList());
        model.addAttribute("more", week.more());
        model.addAttribute("month", PeriodNames.full(month, ui));
    }

    private SlipView slip(Viewer viewer, Week.Slip slip, Ui ui) {
        OpportunityRow row = opportunities.row(viewer, slip.opportunity());
        return new SlipView(
                "/opportunities/" + slip.opportunity(),
                row.name(),
                row.customerName(),
                ui.formats().number(slip.amount(), 0),
                ui.formats().date(slip.from()),
                ui.formats().date(slip.to()));
    }

    private static List<Choice> sellers(SalesForce force, Ui ui) {
        return force.choices().stream()
                .map(choice -> new Choice(
                        choice.seller().key(),
                        choice.seller().equals(Seller.COMPANY) ? ui.message("target.company") : choice.name()))
                .toList();
    }
}
