package peyvand.operational.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peyvand.domain.RuleViolation;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "letter.pdf, letter.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\Mina\\letter.pdf, letter.pdf",
        ".htaccess, htaccess",
        "letter.pdf..., letter.pdf",
        "a<b>\"c|d?.txt, a_b__c_d_.txt",
        "قرارداد\u200cها ۱۴۰۵.pdf, قرارداد\u200cها ۱۴۰۵.pdf",
        "cafe\u0301.txt, caf\u00e9.txt",
        "' ', file",
        "..., file",
        ".pdf, pdf"
    })
    void isWhatOneReads(String sent, String shown) {
        assertThat(FileName.of(sent)).hasToString(shown);
    }

    @Test
    void hidesNothingAndTurnsNothingAround() {
        assertThat(FileName.of("invoice\u202efdp.exe")).hasToString("invoicefdp.exe");
        assertThat(FileName.of("a\u2066b\u2069c\ufeff\u200f\u2028.txt")).hasToString("abc.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb.txt", "a\nBcc: evil.txt", "a\0.txt", "a\u001b[31m.txt", "a\u0085.txt"})
    void hasNoControlCharacters(String sent) {
        assertThatThrownBy(() -> FileName.of(sent))
                .isInstanceOfSatisfying(
                        RuleViolation.class, rule -> assertThat(rule.key()).isEqualTo("rule.attachment.name"));
    }

    @Test
    void keepsItsEndingHoweverLongItIs() {
        assertThat(FileName.of("x".repeat(300) + ".pdf").toString())
                .hasSize(200)
                .endsWith("x.pdf");
        String emoji = FileName.of("\ud83d\ude00".repeat(150) + ".pdf").toString();
        assertThat(emoji).hasSizeLessThanOrEqualTo(200).endsWith("\ud83d\ude00.pdf");
    }

    @Test
    void knowsAnEndingFromADate() {
        assertThat(FileName.of("letter of 12.11").ending()).isEmpty();
        assertThat(FileName.of("letter.7z").plainEnding()).isEqualTo("7z");
        assertThat(FileName.of("shell.pHaR").plainEnding()).isEqualTo("phar");
        assertThat(FileName.of(null)).hasToString("file");
    }
}
