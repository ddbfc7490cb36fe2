package peyvand.web.pricing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.TierId;
import peyvand.domain.Viewer;
import peyvand.operational.customer.Tiers;
import peyvand.operational.field.Label;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Field;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** The tiers of customers, which an administrator names and puts in order. */
@Controller
@RequestMapping(TierController.LIST)
class TierController {

    static final String LIST = "/tiers";

    private static final List<Field> NAME =
            List.of(Field.text("labelEnglish", Label.LONGEST), Field.text("labelPersian", Label.LONGEST));

    private final Tiers tiers;
    private final Submissions submissions;

    TierController(Tiers tiers, Submissions submissions) {
        this.tiers = tiers;
        this.submissions = submissions;
    }

    record TierView(String path, String label, @Nullable String other, boolean retired, boolean first) {}

    @GetMapping
    String list(Ui ui, Model model) {
        return list(ui, Form.empty(NAME, ui.formats()), model);
    }

    private String list(Ui ui, Form form, Model model) {
        List<Tiers.Tier> all = tiers.all();
        model.addAttribute(
                "tiers",
                all.stream().map(tier -> view(tier, all.indexOf(tier) == 0, ui)).toList());
        model.addAttribute("form", form);
        return "pricing/tiers";
    }

    @PostMapping
    String add(
            Viewer viewer,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        Form form = Form.read(NAME, ui.formats(), http.getParameterMap());
        if (!form.hasProblems()) {
            try {
                String location = submissions.once(viewer, form.key(), () -> {
                    tiers.add(viewer, new Label(form.text("labelEnglish"), form.text("labelPersian")));
                    return LIST;
                });
                after.addFlashAttribute("notice", ui.message("form.saved"));
                return "redirect:" + location;
            } catch (RuleViolation violation) {
                form.reject("labelEnglish", violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(ui, form, model);
    }

    @PostMapping("/{id}/retirement")
    String retire(Viewer viewer, @PathVariable TierId id, @RequestParam boolean retired) {
        tiers.retire(viewer, id, retired);
        return "redirect:" + LIST;
    }

    /** One place up. */
    @PostMapping("/{id}/place")
    String moveUp(Viewer viewer, @PathVariable TierId id) {
        tiers.moveUp(viewer, id);
        return "redirect:" + LIST;
    }

    private static TierView view(Tiers.Tier tier, boolean first, Ui ui) {
        String label = tier.label().in(ui.getLanguage());
        String other = tier.label().in(ui.getOtherLanguage());
        return new TierView(LIST + "/" + tier.id(), label, other.equals(label) ? null : other, tier.retired(), first);
    }
}
