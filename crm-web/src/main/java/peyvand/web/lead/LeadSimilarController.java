package peyvand.web.lead;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.Viewer;
import peyvand.operational.lead.LeadDuplicates;
import peyvand.web.i18n.Ui;

/** What the form of a new lead shows while it is typed. */
@Controller
class LeadSimilarController {

    private static final int LONGEST = 200;

    private final LeadDuplicates duplicates;

    LeadSimilarController(LeadDuplicates duplicates) {
        this.duplicates = duplicates;
    }

    @GetMapping("/leads/similar")
    String similar(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "") String personName,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            Model model) {
        model.addAttribute(
                "similar",
                SimilarView.of(
                        duplicates.of(viewer, typed(personName), typed(organisation), typed(email), typed(phone), null),
                        ui));
        return "lead/similar :: similar";
    }

    private static @Nullable String typed(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.length() > LONGEST ? null : stripped;
    }
}
