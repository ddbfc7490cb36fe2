package peyvand.web.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import peyvand.web.testing.Browser;
import peyvand.web.testing.Browsers;
import peyvand.web.testing.Page;
import peyvand.web.testing.WebTest;

/** An installation with a mail server. */
@WebTest
@DirtiesContext
class QuoteMailTest {

    private static final GreenMail MAILS = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK = Pattern.compile("https://crm\\.example\\.com(/q/[\\w-]{43})\\s");

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAILS.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
        properties.add("peyvand.url", () -> "https://crm.example.com/");
        properties.add("peyvand.mail.from", () -> "crm@example.com");
    }

    @AfterAll
    static void stop() {
        MAILS.stop();
    }

    @Autowired
    Browsers browsers;

    @Autowired
    JdbcClient jdbc;

    @Test
    void bringsTheLinkAndThePaperInTheLanguageOfTheQuote() throws Exception {
        Browser sara = browsers.administrator();
        String quote = quote(sara);
        String version = jdbc.sql("select version::text from crm.quote where id = " + number(quote))
                .query(String.class)
                .single();
        Page several = sara.post(quote + "/sending", "version", version, "to", "a@one.example, b@two.example");
        assertThat(several.status()).isEqualTo(422);
        sara.post(quote + "/sending", "version", version, "to", "anna@tea.example");

        assertThat(MAILS.getReceivedMessages()).hasSize(1);
        MimeMessage mail = MAILS.getReceivedMessages()[0];
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .containsExactly(new InternetAddress("anna@tea.example"));
        assertThat(mail.getSubject()).contains("پیش‌فاکتور");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        Matcher link = LINK.matcher(text(parts));
        assertThat(link.find()).isTrue();
        assertThat(parts.getBodyPart(1).getContentType()).contains("application/pdf");
        assertThat(browsers.visitor().get(link.group(1)).body()).contains("چای");
        assertThat(sara.get(quote).body()).contains("Sent");
        assertThat(jdbc.sql("select count(*) from crm.audit_entry where action = 'MAILED' and record_id = "
                                + number(quote))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static String text(MimeMultipart parts) throws Exception {
        Object content = parts.getBodyPart(0).getContent();
        return content instanceof MimeMultipart inner
                ? String.valueOf(inner.getBodyPart(0).getContent())
                : String.valueOf(content);
    }

    private static String quote(Browser sara) {
        String customer = sara.post("/customers", "kind", "ORGANISATION", "name", "Alborz " + System.nanoTime())
                .location();
        String label =
                sara.get("/quotes/new", "customer", number(customer)).fields().get("customer");
        String quote = sara.post("/quotes", "customer", label, "documentLanguage", "FA")
                .location();
        sara.post(quote + "/lines", "description", "چای", "quantity", "2", "unitPrice", "5");
        return quote;
    }

    private static String number(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
