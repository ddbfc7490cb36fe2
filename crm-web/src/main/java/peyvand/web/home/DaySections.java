package peyvand.web.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import peyvand.collaborative.touchpoint.AwaitedReplies;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.ActivityQueries;
import peyvand.operational.home.HomeQueries;
import peyvand.operational.home.SalesOfOwner;
import peyvand.operational.lead.LeadFilter;
import peyvand.operational.lead.LeadQueries;
import peyvand.operational.opportunity.OpportunityQueries;
import peyvand.web.activity.ActivityWords;
import peyvand.web.home.HomeView.FigureView;
import peyvand.web.home.HomeView.StandingView;
import peyvand.web.i18n.Ui;
import peyvand.web.notification.NotificationWords;

/** Reads the sections of somebody's day and puts them into their words. */
@Component
class DaySections {

    private static final int ORDERS = 8;
    private static final int IMPORTS = 4;
    private static final int CARE = 5;
    private static final int CHANGES = 8;
    private static final int OCCASIONS = 5;
    private static final int REPLIES = 12;
    private static final int COLLEAGUES = 12;
    private static final int LEADS = 8;
    private static final int OPPORTUNITIES = 8;
    private static final int DAYS_AHEAD = 7;

    private final HomeQueries home;
    private final AwaitedReplies replies;
    private final ActivityQueries activities;
    private final LeadQueries leads;
    private final OpportunityQueries opportunities;
    private final ActivityWords words;
    private final NotificationWords notifications;

    DaySections(
            HomeQueries home,
            AwaitedReplies replies,
            ActivityQueries activities,
            LeadQueries leads,
            OpportunityQueries opportunities,
            ActivityWords words,
            NotificationWords notifications) {
        this.home = home;
        this.replies = replies;
        this.activities = activities;
        this.leads = leads;
        this.opportunities = opportunities;
        this.words = words;
        this.notifications = notifications;
    }

    /** What the page shows of each section, by its word. */
    Map<String, Object> of(Set<DaySection> sections, Viewer viewer, Ui ui) {
        Week week = Week.before(words.today(ui).date(), ui.formats().zone());
        List<SalesOfOwner> sales = Collections.disjoint(sections, EnumSet.of(DaySection.WEEK, DaySection.TEAM))
                ? List.of()
                : home.sales(viewer, week.from(), week.to());
        HomeView view = new HomeView(ui);
        return sections.stream().collect(Collectors.toMap(DaySection::word, section -> switch (section) {
            case WEEK -> week(viewer, week, sales, view);
            case CONSENTS -> view.consents(home.consents(viewer, week.from(), week.to()));
            case TOTALS -> view.figures(home.figures(viewer));
            case REPLIES -> view.replies(replies.queue(viewer, REPLIES));
            case LEADS ->
                view.leads(
                        leads.waiting(viewer, LEADS),
                        leads.count(viewer, LeadFilter.waiting(viewer.staff())),
                        leads.count(viewer, LeadFilter.waiting(null)));
            case OPPORTUNITIES -> {
                LocalDate today = words.today(ui).date();
                yield map(
                        opportunities.needing(viewer, today.plusDays(DAYS_AHEAD), OPPORTUNITIES),
                        row -> view.opportunity(row, today));
            }
            case TEAM -> team(viewer, week, sales, view, ui);
            case ORDERS -> map(home.latestOrders(viewer, ORDERS), view::order);
            case CHANGES -> map(home.latestChanges(viewer, CHANGES), view::change);
            case OCCASIONS -> notifications.upcoming(viewer, ui, OCCASIONS);
            case QUIET -> map(home.goneQuiet(viewer, CARE), view::care);
            case UNOWNED -> map(home.nobodyResponsible(viewer, CARE), view::care);
            case IMPORTS -> map(home.latestImports(viewer, IMPORTS), view::imported);
        }));
    }

    private List<FigureView> week(Viewer viewer, Week week, List<SalesOfOwner> sales, HomeView view) {
        List<FigureView> figures = new ArrayList<>(view.sales(sales, week));
        figures.add(view.newCustomers(home.newCustomers(viewer, week.from(), week.to())));
        return figures;
    }

    /** Those first of whom most is overdue. */
    private List<StandingView> team(Viewer viewer, Week week, List<SalesOfOwner> sales, HomeView view, Ui ui) {
        Map<StaffId, SalesOfOwner> ofOwner = new HashMap<>();
        sales.stream().filter(each -> each.owner() != null).forEach(each -> ofOwner.put(each.owner(), each));
        return activities.work(viewer, words.today(ui), week.from()).stream()
                .limit(COLLEAGUES)
                .map(work -> view.standing(work, ofOwner.getOrDefault(work.colleague(), SalesOfOwner.NOTHING)))
                .toList();
    }

    private static <T, V> List<V> map(List<T> rows, Function<T, V> view) {
        return rows.stream().map(view).toList();
    }
}
