package peyvand.web.quote;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.QuoteId;
import peyvand.domain.RuleViolation;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;
import peyvand.operational.quote.QuoteDecisions;
import peyvand.operational.quote.QuoteQueries;
import peyvand.operational.quote.Quotes;
import peyvand.web.i18n.Ui;

/** Moves a quote on: it is sent, mailed again, drafted anew, accepted or declined in the name of the customer. */
@Controller
@RequestMapping("/quotes/{id}")
class QuoteSendingController {

    /** One address and no more: what could part several, or begin a header, is none of it. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\p{Cntrl}]{1,64}@[^\\s@<>,;:\"()\\p{Cntrl}]{1,180}");

    private final Quotes quotes;
    private final QuoteQueries queries;
    private final QuoteDecisions decisions;
    private final QuoteMail mail;
    private final QuotePage page;

    QuoteSendingController(
            Quotes quotes, QuoteQueries queries, QuoteDecisions decisions, QuoteMail mail, QuotePage page) {
        this.quotes = quotes;
        this.queries = queries;
        this.decisions = decisions;
        this.mail = mail;
        this.page = page;
    }

    /**
     * From here on it is the customer's.
     *
     * @param to where it is mailed; empty where it goes another way
     */
    @PostMapping("/sending")
    String send(
            Viewer viewer,
            Ui ui,
            @PathVariable QuoteId id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return done(viewer, ui, id, http, response, model, () -> {
            String address = address(to);
            quotes.send(viewer, id, version);
            after.addFlashAttribute("notice", ui.message("quote.sent"));
            if (address != null) {
                mail(viewer, ui, id, address, after);
            }
            return "redirect:/quotes/" + id;
        });
    }

    @PostMapping("/mail")
    String mailAgain(
            Viewer viewer,
            Ui ui,
            @PathVariable QuoteId id,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return done(viewer, ui, id, http, response, model, () -> {
            String address = address(to);
            if (address == null) {
                throw new RuleViolation("rule.quote.email");
            }
            mail(viewer, ui, id, address, after);
            return "redirect:/quotes/" + id;
        });
    }

    @PostMapping("/revision")
    String revise(
            Viewer viewer,
            Ui ui,
            @PathVariable QuoteId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return done(viewer, ui, id, http, response, model, () -> {
            QuoteId next = quotes.revise(viewer, id);
            after.addFlashAttribute("notice", ui.message("quote.revised"));
            return "redirect:/quotes/" + next;
        });
    }

    @PostMapping("/acceptance")
    String accept(
            Viewer viewer,
            Ui ui,
            @PathVariable QuoteId id,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return done(viewer, ui, id, http, response, model, () -> {
            decisions.accept(viewer, id, textOrNull(words));
            after.addFlashAttribute("notice", ui.message("quote.accepted"));
            return "redirect:/quotes/" + id;
        });
    }

    @PostMapping("/refusal")
    String decline(
            Viewer viewer,
            Ui ui,
            @PathVariable QuoteId id,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        return done(viewer, ui, id, http, response, model, () -> {
            decisions.decline(viewer, id, textOrNull(words));
            after.addFlashAttribute("notice", ui.message("quote.declined"));
            return "redirect:/quotes/" + id;
        });
    }

    private void mail(Viewer viewer, Ui ui, QuoteId id, String to, RedirectAttributes after) {
        if (!mail.available()) {
            after.addFlashAttribute("problem", ui.message("quote.mail.none"));
        } else if (mail.send(queries.document(viewer, id), to, quotes.secret(viewer, id))) {
            quotes.mailed(viewer, id, to);
            after.addFlashAttribute("notice", ui.message("quote.mail.sent", Ui.isolated(to)));
        } else {
            after.addFlashAttribute("problem", ui.message("quote.mail.failed"));
        }
    }

    private String done(
            Viewer viewer,
            Ui ui,
            QuoteId id,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model,
            Supplier<String> command) {
        try {
            return command.get();
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, http, response, model);
        } catch (Stale stale) {
            String shown = page.refused(viewer, ui, id, new RuleViolation("rule.quote.stale"), http, response, model);
            response.setStatus(HttpStatus.CONFLICT.value());
            return shown;
        }
    }

    private static @Nullable String address(String typed) {
        String text = textOrNull(typed);
        if (text != null && !EMAIL.matcher(text).matches()) {
            throw new RuleViolation("rule.quote.email");
        }
        return text;
    }

    private static @Nullable String textOrNull(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
