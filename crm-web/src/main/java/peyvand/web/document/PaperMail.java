package peyvand.web.document;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mails papers to customers, where the operator has told of a mail server. */
@Component
public class PaperMail {

    private static final Logger log = LoggerFactory.getLogger(PaperMail.class);

    /** One address and no more: what could part several, or begin a header, is none of it. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()\\p{Cntrl}]{1,64}@[^\\s@<>,;:\"()\\p{Cntrl}]{1,180}");

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;

    PaperMail(
            ObjectProvider<JavaMailSender> sender,
            @Value("${peyvand.mail.from:${spring.mail.username:}}") String from) {
        this.sender = sender;
        this.from = from.strip();
    }

    /** Whether there is a mail server. */
    public boolean available() {
        return sender.getIfAvailable() != null;
    }

    /** Whether a text is one address of e-mail. */
    public static boolean address(String typed) {
        return ADDRESS.matcher(typed).matches();
    }

    /**
     * @param to one address of e-mail
     * @param fileName of the paper
     * @return whether the mail server took it; the log tells why not
     */
    public boolean send(String to, String subject, String text, String fileName, byte[] pdf) {
        try {
            JavaMailSender mails = sender.getObject();
            mails.send(message(mails.createMimeMessage(), to, subject, text, fileName, pdf));
            return true;
        } catch (MailException | MessagingException e) {
            log.warn("The mail with {} could not be sent: {}", fileName, e.toString());
            return false;
        }
    }

    private MimeMessage message(
            MimeMessage message, String to, String subject, String text, String fileName, byte[] pdf)
            throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(to);
        helper.setSubject(subject.replaceAll("\\p{Cntrl}", " "));
        helper.setText(text);
        helper.addAttachment(fileName, new ByteArrayResource(pdf), MediaType.APPLICATION_PDF_VALUE);
        return message;
    }
}
