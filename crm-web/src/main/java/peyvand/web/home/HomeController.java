package peyvand.web.home;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import peyvand.domain.Viewer;
import peyvand.operational.home.HomeQueries;
import peyvand.operational.sample.SampleState;
import peyvand.operational.sample.Samples;
import peyvand.web.activity.MyDay;
import peyvand.web.i18n.Ui;
import peyvand.web.notification.NotificationWords;

@Controller
class HomeController {

    private static final int ORDERS = 8;
    private static final int IMPORTS = 4;
    private static final int CARE = 5;
    private static final int CHANGES = 8;
    private static final int OCCASIONS = 5;

    private final HomeQueries home;
    private final Samples samples;
    private final MyDay myDay;
    private final NotificationWords notifications;

    HomeController(HomeQueries home, Samples samples, MyDay myDay, NotificationWords notifications) {
        this.home = home;
        this.samples = samples;
        this.myDay = myDay;
        this.notifications = notifications;
    }

    @GetMapping("/")
    String home(Viewer viewer, Ui ui, Model model) {
        SampleState sample = samples.state();
        model.addAttribute("sample", sample);
        if (sample.atWork()) {
            return "home/sample";
        }
        if (home.empty()) {
            return "home/welcome";
        }
        HomeView view = new HomeView(ui);
        model.addAttribute("day", myDay.of(viewer, ui));
        model.addAttribute("occasions", notifications.upcoming(viewer, ui, OCCASIONS));
        model.addAttribute("figures", view.figures(home.figures(viewer)));
        model.addAttribute(
                "orders",
                home.latestOrders(viewer, ORDERS).stream().map(view::order).toList());
        model.addAttribute(
                "imports",
                home.latestImports(viewer, IMPORTS).stream().map(view::imported).toList());
        model.addAttribute(
                "care", home.careNeeded(viewer, CARE).stream().map(view::care).toList());
        model.addAttribute(
                "changes",
                home.latestChanges(viewer, CHANGES).stream().map(view::change).toList());
        return "home/page";
    }
}
