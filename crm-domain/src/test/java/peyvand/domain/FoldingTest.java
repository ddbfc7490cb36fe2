package peyvand.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "علي كريمي, علی کریمی",
        "می\u200cروم, میروم",
        "مُحَمَّد, محمد",
        "٠٩١٢ ۳۴۵, 0912 345",
        "Élan Ørsted, elan orsted",
        "آرمان, ارمان",
        "ＡＢＣ１２, abc12",
        "خانۀ, خانه"
    })
    void makesOneFormOfAllSpellings(String written, String folded) {
        assertThat(Folding.fold(written)).isEqualTo(folded);
        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }
}
