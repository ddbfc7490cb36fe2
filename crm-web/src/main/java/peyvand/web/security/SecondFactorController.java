package peyvand.web.security;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.staff.SecondFactors;
import peyvand.web.i18n.Ui;

/** The viewer's own second factor: on by a first code, off by the password. */
@Controller
@RequestMapping("/preferences/second-factor")
class SecondFactorController {

    private static final String PAGE = "security/second-factor";
    private static final String HERE = "redirect:/preferences/second-factor";

    private final SecondFactors factors;

    SecondFactorController(SecondFactors factors) {
        this.factors = factors;
    }

    @GetMapping
    String page(Viewer viewer, Model model) {
        boolean active = factors.active(viewer.staff());
        model.addAttribute("active", active);
        if (active) {
            model.addAttribute("left", factors.recoveryCodesLeft(viewer));
        } else {
            factors.begun(viewer).ifPresent(enrolment -> {
                model.addAttribute("enrolment", enrolment);
                model.addAttribute("qr", QrCode.of(enrolment.uri()));
            });
        }
        return PAGE;
    }

    @PostMapping
    String begin(Viewer viewer, Ui ui, RedirectAttributes after) {
        try {
            factors.begin(viewer);
        } catch (RuleViolation rule) {
            after.addFlashAttribute("problem", ui.message(rule.key(), rule.args()));
        }
        return HERE;
    }

    /** Shows the recovery codes in its answer: they are stored nowhere, so no other page can. */
    @PostMapping("/confirmation")
    String confirm(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletResponse response) {
        try {
            model.addAttribute("codes", factors.confirm(viewer, code));
            return "security/recovery-codes";
        } catch (RuleViolation rule) {
            return again(viewer, ui, rule, model, response);
        }
    }

    @PostMapping("/removal")
    String turnOff(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        try {
            factors.turnOff(viewer, password);
            after.addFlashAttribute("notice", ui.message("secondFactor.off"));
            return HERE;
        } catch (RuleViolation rule) {
            return again(viewer, ui, rule, model, response);
        }
    }

    private String again(Viewer viewer, Ui ui, RuleViolation rule, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", ui.message(rule.key(), rule.args()));
        return page(viewer, model);
    }
}
