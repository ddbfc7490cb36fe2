package peyvand.web.quote;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import peyvand.operational.quote.QuoteDetails;
import peyvand.operational.quote.QuoteDocument;
import peyvand.web.document.QuotePaper;

/** Mails quotes to customers in their language, where the operator has told of a mail server. */
@Component
class QuoteMail {

    private static final Logger log = LoggerFactory.getLogger(QuoteMail.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final MessageSource messages;
    private final QuotePaper paper;
    private final String url;
    private final String from;

    QuoteMail(
            ObjectProvider<JavaMailSender> sender,
            MessageSource messages,
            QuotePaper paper,
            @Value("${peyvand.url:}") String url,
            @Value("${peyvand.mail.from:${spring.mail.username:}}") String from) {
        this.sender = sender;
        this.messages = messages;
        this.paper = paper;
        this.url = url.strip().replaceFirst("/+$", "");
        this.from = from.strip();
    }

    /** Whether there is a mail server. */
    boolean available() {
        return sender.getIfAvailable() != null;
    }

    /**
     * @param to one address of e-mail
     * @param secret of the quote's link
     * @return whether the mail server took it; the log tells why not
     */
    boolean send(QuoteDocument document, String to, String secret) {
        try {
            JavaMailSender mails = sender.getObject();
            mails.send(message(mails.createMimeMessage(), document, to, secret));
            return true;
        } catch (MailException | MessagingException e) {
            log.warn(
                    "The mail with quote {} could not be sent: {}",
                    document.quote().id(),
                    e.toString());
            return false;
        }
    }

    private MimeMessage message(MimeMessage message, QuoteDocument document, String to, String secret)
            throws MessagingException {
        QuoteDetails quote = document.quote();
        Locale language = quote.data().language().locale();
        String company = document.company().name();
        String name = quote.contactName() == null ? quote.customerName() : quote.contactName();
        Object[] words = {name, company, quote.label(), url + QuoteAddress.path(secret)};
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(to);
        helper.setSubject(messages.getMessage("quote.mail.subject", words, language));
        helper.setText(messages.getMessage("quote.mail.text", words, language));
        helper.addAttachment(
                QuotePaper.fileName(document),
                new ByteArrayResource(paper.print(document)),
                MediaType.APPLICATION_PDF_VALUE);
        return message;
    }
}
