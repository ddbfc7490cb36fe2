package peyvand.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class PathExpressionsTest {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Map<String, @Nullable Object> variables = new HashMap<>();

    PathExpressionsTest() {
        engine.setTemplateResolver(new StringTemplateResolver());
        new PathExpressions.Replacement(engine);
        variables.put("row", new Row("Alborz", new Row("inner", null, List.of()), List.of("a", "b")));
        variables.put("nothing", null);
    }

    private record Row(String name, @Nullable Row part, List<String> tags) {

        String fails() {
            throw new IllegalStateException("as it does anywhere");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "row.name(), Alborz",
        "row.part().name(), inner",
        "row.part().part(), ''",
        "row.tags().size(), 2",
        "row.tags().isEmpty(), false",
        "nothing, ''",
        "unknown, ''",
        "row.name().length(), 6"
    })
    void followsAccessorsOfWhateverClass(String path, String value) {
        assertThat(text("${" + path + "}")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "row.name() + '!'|Alborz!",
                "row.part().part() ?: 'none'|none",
                "row.tags()[1]|b",
                "row.tags().isEmpty() ? 1 : 2|2",
                "'7' + 7|77",
                "true|true"
            })
    void leavesAllElseToTheExpressionLanguage(String expression, String value) {
        assertThat(text("${" + expression + "}")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing.name()",
                "row.part().part().name()",
                "row.unknown()",
                "row.fails()",
                "row.getClass().getClassLoader()",
                "T(java.lang.Runtime).getRuntime()"
            })
    void failsWhereTheExpressionLanguageDoes(String expression) {
        assertThatExceptionOfType(TemplateProcessingException.class)
                .isThrownBy(() -> text("${" + expression + "}"))
                .withMessageContaining(expression);
    }

    @Test
    void looksAtTheClassOfEachValueAnew() {
        assertThat(page("<th:block th:each=\"one : ${row.tags()}\" th:text=\"${one.length()}\"></th:block>"))
                .isEqualTo("11");
        variables.put("mixed", List.of(List.of(1, 2, 3), Map.of("k", "v")));
        assertThat(page("<th:block th:each=\"one : ${mixed}\" th:text=\"${one.size()}\"></th:block>"))
                .isEqualTo("31");
    }

    private String text(String expression) {
        return page("<th:block th:text=\"" + expression + "\"></th:block>");
    }

    private String page(String template) {
        return engine.process(template, new Context(Locale.ENGLISH, variables));
    }
}
