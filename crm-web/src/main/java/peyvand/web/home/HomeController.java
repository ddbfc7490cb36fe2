package peyvand.web.home;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import peyvand.domain.Viewer;
import peyvand.operational.home.HomeQueries;
import peyvand.operational.sample.SampleState;
import peyvand.operational.sample.Samples;
import peyvand.operational.staff.SignedInStaff;
import peyvand.web.activity.MyDay;
import peyvand.web.i18n.Ui;

@Controller
class HomeController {

    private final HomeQueries home;
    private final Samples samples;
    private final MyDay myDay;
    private final DaySections sections;

    HomeController(HomeQueries home, Samples samples, MyDay myDay, DaySections sections) {
        this.home = home;
        this.samples = samples;
        this.myDay = myDay;
        this.sections = sections;
    }

    @GetMapping("/")
    String home(Viewer viewer, @AuthenticationPrincipal SignedInStaff staff, Ui ui, Model model) {
        SampleState sample = samples.state();
        model.addAttribute("sample", sample);
        if (sample.atWork()) {
            return "home/sample";
        }
        if (home.empty()) {
            return "home/welcome";
        }
        model.addAttribute("day", myDay.of(viewer, ui));
        model.addAllAttributes(sections.of(DaySection.of(staff.roles()), viewer, ui));
        return "home/page";
    }
}
