package peyvand.web.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final BigDecimal AMOUNT = new BigDecimal("-7.5");

    @Test
    void keepsTheSignBeforeLatinDigitsAmongPersianWords() {
        assertThat(formats(Locale.forLanguageTag("fa"), false).money(AMOUNT, "EUR"))
                .isEqualTo("\u2066\u2212€7.50\u2069");
        assertThat(formats(Locale.ENGLISH, false).money(AMOUNT, "EUR")).isEqualTo("-€7.50");
    }

    @Test
    void putsTheNameBehindPersianDigits() {
        assertThat(formats(Locale.forLanguageTag("fa"), true).money(new BigDecimal("1200"), "IRR"))
                .isEqualTo("۱٬۲۰۰\u00a0ریال");
    }

    /** The name stays behind the figure: no mark before it says from where the whole is read. */
    @Test
    void keepsTheSignBeforeTheFigureAndTheNameBehindIt() {
        Formats persian = formats(Locale.forLanguageTag("fa"), true);
        assertThat(persian.money(new BigDecimal("-1200"), "IRR")).isEqualTo("\u2066\u2212۱٬۲۰۰\u2069\u00a0ریال");
        assertThat(persian.number(AMOUNT)).isEqualTo("\u2066\u2212۷٫۵\u2069");
        assertThat(formats(Locale.forLanguageTag("fa"), false).number(AMOUNT)).isEqualTo("\u2066\u22127.5\u2069");
        assertThat(formats(Locale.ENGLISH, false).number(AMOUNT)).isEqualTo("-7.5");
    }

    @Test
    void readsWhatItWrites() {
        Formats persian = formats(Locale.forLanguageTag("fa"), true);
        assertThat(persian.readNumber(persian.number(AMOUNT))).contains(AMOUNT);
    }

    private static Formats formats(Locale language, boolean persianDigits) {
        return new Formats(language, persianDigits, persianDigits, ZoneOffset.UTC);
    }
}
