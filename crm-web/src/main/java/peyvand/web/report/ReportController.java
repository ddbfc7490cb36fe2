package peyvand.web.report;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What reports there are. */
@Controller
class ReportController {

    @GetMapping("/reports")
    String index() {
        return "report/index";
    }
}
