package peyvand.web.security;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import peyvand.operational.staff.PasswordResets;

/** Mails a link to who has forgotten their password; while the mail server is away, a few times again. */
@Configuration(proxyBeanMethods = false)
class ForgottenTask {

    static final TaskDescriptor<Request> MAIL = TaskDescriptor.of("password-reset-mail", Request.class);

    private static final int ATTEMPTS = 3;
    private static final Duration RETRY = Duration.ofMinutes(1);

    /** @param address from which it was asked */
    record Request(String email, String address) implements Serializable {}

    /** Only where mail can be sent: another application on this database leaves the letters to who can. */
    @Bean
    @ConditionalOnProperty("spring.mail.host")
    OneTimeTask<Request> passwordResetMail(PasswordResets resets, AccountMail mail) {
        return Tasks.oneTime(MAIL)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        ATTEMPTS, new FailureHandler.OnFailureRetryLater<>(RETRY)))
                .execute((instance, context) -> resets.ask(
                                instance.getData().email(), instance.getData().address())
                        .ifPresent(link -> {
                            if (!mail.send(link)) {
                                throw new IllegalStateException("the mail server did not take it");
                            }
                        }));
    }
}
