package peyvand.web.security;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.operational.staff.PasswordResets;

/**
 * Where somebody says that they have forgotten their password. Whether anybody has that e-mail address is found out in
 * the background: neither the answer nor its time tells.
 */
@Controller
@RequestMapping("/forgotten")
class ForgottenController {

    private static final String PAGE = "security/forgotten";
    private static final int LONGEST_EMAIL = 254;

    /** Not at once, or the next answer would wait for a mail that is being sent, and tell. */
    private static final long LATEST_MILLIS = 2_000;

    private final PasswordResets resets;
    private final AccountMail mail;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    ForgottenController(
            PasswordResets resets, AccountMail mail, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.resets = resets;
        this.mail = mail;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model) {
        return show(false, model);
    }

    @PostMapping
    String ask(@RequestParam(defaultValue = "") String email, Model model, HttpServletRequest request) {
        String address = ClientAddress.of(request);
        if (mail.available() && email.length() <= LONGEST_EMAIL && resets.mayAsk(address)) {
            scheduler
                    .getObject()
                    .scheduleIfNotExists(
                            ForgottenTask.MAIL
                                    .instance(UUID.randomUUID().toString())
                                    .data(new ForgottenTask.Request(email, address))
                                    .build(),
                            clock.instant()
                                    .plusMillis(ThreadLocalRandom.current().nextLong(LATEST_MILLIS)));
        }
        return show(true, model);
    }

    private String show(boolean asked, Model model) {
        model.addAttribute("mail", mail.available());
        model.addAttribute("asked", asked);
        return PAGE;
    }
}
