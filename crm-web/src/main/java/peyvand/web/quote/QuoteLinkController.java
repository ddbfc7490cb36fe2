package peyvand.web.quote;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.NotFound;
import peyvand.domain.RuleViolation;
import peyvand.operational.quote.QuoteDocument;
import peyvand.operational.quote.QuoteLinks;
import peyvand.web.i18n.Ui;
import peyvand.web.security.ClientAddress;

/** The page of a quote that its customer sees, who holds the link: they read it, accept it or decline it. */
@Controller
@RequestMapping("/q/{secret}")
class QuoteLinkController {

    private final QuoteLinks links;

    QuoteLinkController(QuoteLinks links) {
        this.links = links;
    }

    @GetMapping
    String show(@PathVariable String secret, Ui ui, HttpServletResponse response, Model model) {
        return page(secret, ui, response, model);
    }

    @PostMapping("/acceptance")
    String accept(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String name,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        String address = ClientAddress.of(http);
        links.admit(address);
        return decided(() -> links.accept(secret, name, address), secret, name, "", ui, response, model);
    }

    @PostMapping("/refusal")
    String decline(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reason,
            Ui ui,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        String address = ClientAddress.of(http);
        links.admit(address);
        String words = reason.isBlank() ? null : reason.strip();
        return decided(() -> links.decline(secret, name, words, address), secret, name, reason, ui, response, model);
    }

    /** Leads back to the page, which says how it stands; where the answer was not taken, with what was typed and why. */
    private String decided(
            Runnable decision,
            String secret,
            String name,
            String reason,
            Ui ui,
            HttpServletResponse response,
            Model model) {
        try {
            decision.run();
            return "redirect:" + QuoteAddress.path(secret);
        } catch (NotFound unknown) {
            return page(secret, ui, response, model);
        } catch (RuleViolation violation) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", ui.message(violation.key(), violation.args()));
            model.addAttribute("name", name);
            model.addAttribute("reason", reason);
            return page(secret, ui, response, model);
        }
    }

    private String page(String secret, Ui ui, HttpServletResponse response, Model model) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        Optional<QuoteDocument> document = links.find(secret);
        if (document.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "quote/gone";
        }
        model.addAttribute("company", document.get().company().name());
        model.addAttribute("quote", QuoteView.of(document.get(), false, ui));
        model.addAttribute("path", QuoteAddress.path(secret));
        return "quote/link";
    }
}
