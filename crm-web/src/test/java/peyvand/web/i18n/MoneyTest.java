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
                .isEqualTo("\u200e-€7.50");
        assertThat(formats(Locale.ENGLISH, false).money(AMOUNT, "EUR")).isEqualTo("-€7.50");
    }

    @Test
    void putsTheNameBehindPersianDigits() {
        assertThat(formats(Locale.forLanguageTag("fa"), true).money(new BigDecimal("1200"), "IRR"))
                .isEqualTo("۱٬۲۰۰\u00a0ریال");
    }

    private static Formats formats(Locale language, boolean persianDigits) {
        return new Formats(language, persianDigits, persianDigits, ZoneOffset.UTC);
    }
}
