package peyvand.web.security;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import peyvand.operational.staff.AccountLink;
import peyvand.operational.staff.CompanyQueries;

/**
 * Mails links to accounts, where the operator has told of a mail server. The address in them is the configured one, never
 * what a request says: whoever asks for a mail to somebody else must not choose where its link leads.
 */
@Component
class AccountMail {

    private static final Logger log = LoggerFactory.getLogger(AccountMail.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final MessageSource messages;
    private final CompanyQueries companies;
    private final String url;
    private final String from;

    AccountMail(
            ObjectProvider<JavaMailSender> sender,
            MessageSource messages,
            CompanyQueries companies,
            @Value("${peyvand.url:}") String url,
            @Value("${peyvand.mail.from:${spring.mail.username:}}") String from) {
        this.sender = sender;
        this.messages = messages;
        this.companies = companies;
        this.url = url.strip().replaceFirst("/+$", "");
        this.from = from.strip();
        if (sender.getIfAvailable() != null && (this.url.isEmpty() || this.from.isEmpty())) {
            throw new IllegalStateException(
                    "With spring.mail.host, mails also need peyvand.url, the address under which"
                            + " people open Peyvand, and peyvand.mail.from, the address they come from");
        }
    }

    /** Whether there is a mail server. */
    boolean available() {
        return sender.getIfAvailable() != null;
    }

    /**
     * Mails the link to whom it is for.
     *
     * @return whether the mail server took it; the log tells why not
     */
    boolean send(AccountLink link) {
        try {
            JavaMailSender mails = sender.getObject();
            mails.send(message(mails.createMimeMessage(), link));
            return true;
        } catch (MailException | MessagingException e) {
            log.warn("A mail to member of staff {} could not be sent: {}", link.staff(), e.toString());
            return false;
        }
    }

    private MimeMessage message(MimeMessage message, AccountLink link) throws MessagingException {
        String mail = "mail." + link.purpose().name().toLowerCase(Locale.ROOT);
        Locale language = link.language().locale();
        String company = companies.company().orElseThrow().name();
        String address = url + AccountAddress.path(link);
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(link.email());
        helper.setSubject(messages.getMessage(mail + ".subject", null, language));
        helper.setText(messages.getMessage(mail + ".text", new Object[] {link.name(), company, address}, language));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
