package peyvand.web.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersianShapingTest {

    private final PersianShaping shaping = new PersianShaping();

    @ParameterizedTest
    @CsvSource({
        "پژ, \uFB58\uFB8B",
        "چه, \uFB7C\uFEEA",
        "گچ, \uFB94\uFB7B",
        "یک, \uFBFE\uFB8F",
        "ییی, \uFBFE\uFBFF\uFBFD",
        "کالا, \uFB90\uFE8E\uFEFB",
        "ملا, \uFEE3\uFEFC",
        "درد, \uFEA9\uFEAD\uFEA9",
        "می‌رود, \uFEE3\uFBFD\uFEAD\uFEED\uFEA9",
        "شمارهٔ, \uFEB7\uFEE4\uFE8E\uFEAD\u06C0",
        "خانهٔ, \uFEA7\uFE8E\uFEE7\uFBA5",
        "ل, \uFEDD",
        "۱۲, ۱۲",
        "Tea, Tea"
    })
    void joinsLettersByTheirPlaceInTheWord(String text, String shaped) {
        assertThat(shaping.shapeText(text)).isEqualTo(shaped);
    }

    @Test
    void joinsAcrossMarks() {
        assertThat(shaping.shapeText("مدّت")).isEqualTo("\uFEE3\uFEAA\u0651\uFE95");
        assertThat(shaping.shapeText("بّب")).isEqualTo("\uFE91\u0651\uFE90");
    }

    @Test
    void turnsALineRoundAndKeepsMarksOnTheirLetters() {
        assertThat(shaping.reorderRTLTextToLTR("ab (c\u0651d)")).isEqualTo("(dc\u0651) ba");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0651", "\u200c", "لّ", "\u0651\u0651", "ه\u0654", "لا\u200d", "😀 سلام"})
    void bearsWhatIsNoWord(String text) {
        assertThat(shaping.reorderRTLTextToLTR(shaping.shapeText(text))).isNotNull();
    }
}
