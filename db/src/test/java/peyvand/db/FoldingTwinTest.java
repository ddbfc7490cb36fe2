package peyvand.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import peyvand.db.testing.DbTest;
import peyvand.domain.Folding;

/** The index folds in SQL, the query in Java: a letter they see differently is a customer nobody finds. */
@JdbcTest
@ContextConfiguration(classes = TwinTestApplication.class)
@DbTest
class FoldingTwinTest {

    private static final int TEXTS = 10_000;
    private static final String PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی ئؤأإۀةيكىۂہھ";
    private static final String MARKS =
            "\u064b\u064c\u064e\u064f\u0650\u0651\u0652\u0654\u0655\u0670\u0640\u0301\u0308";
    private static final String LATIN = "ABCXYZabcxyz ÀÉÎÕÜßàéîõüçñÿŞşĞğİıŁłØøĐđÅåŒœÆæǍǎẠạ";
    private static final String NUMBERS = "0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩０１２²½";
    private static final String BETWEEN = "\u200c\u200d\u200e\u200f\u202b\u2069\ufeff\u00a0 -_.,'’‘\"()@+/\\%";
    private static final String FORMS = "ﷲﻻﭘﮊﻳﯼﬁﬂＡＢㅏΣσςДжЁё№";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void foldsAsTheDatabaseDoes() {
        List<String> texts = texts(new Random(1206));
        List<String> folded = jdbc.sql("""
                select crm.fold(text) from unnest(cast(:texts as text[])) with ordinality t (text, n) order by n
                """)
                .param("texts", texts.toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(IntStream.range(0, TEXTS)
                        .filter(i -> !folded.get(i).equals(Folding.fold(texts.get(i))))
                        .mapToObj(i -> texts.get(i) + " is " + folded.get(i) + ", not " + Folding.fold(texts.get(i))))
                .isEmpty();
    }

    @Test
    void foldsWhatPeopleWrite() {
        assertThat(folded("مُحمّدي")).isEqualTo("محمدی").isEqualTo(folded("محمدی"));
        assertThat(folded("كاوه‌ی")).isEqualTo("کاوهی");
        assertThat(folded("ΟΔΥΣΣΕΥΣ")).isEqualTo(folded("οδυσσευς"));
        assertThat(folded("ÉLAN ۱۲۳")).isEqualTo("elan 123");
    }

    private String folded(String text) {
        return jdbc.sql("select crm.fold(:text)")
                .param("text", text)
                .query(String.class)
                .single();
    }

    private static List<String> texts(Random random) {
        List<String> alphabets = List.of(PERSIAN, PERSIAN + MARKS, LATIN, LATIN + MARKS, NUMBERS, BETWEEN, FORMS);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length >= 0; length--) {
                String alphabet = alphabets.get(random.nextInt(alphabets.size()));
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
