package peyvand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates say everything in two languages and run under a policy without inline script and style. */
class TemplatesTest {

    static List<Path> templates() {
        return Sources.templates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void areClean(Path template) {
        assertThat(problems(Sources.text(template))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>Hello</p>                               | literal text: Hello
            <p>سلام</p>                                | literal text: سلام
            <input placeholder="Name">                 | literal placeholder: Name
            <a title="More" th:text="#{more}"></a>     | literal title: More
            <button aria-label="Close"></button>       | literal aria-label: Close
            <p style="color: red"></p>                 | style
            <p th:style="${css}"></p>                  | th:style
            <button onclick="go()"></button>           | onclick
            <button th:onclick="go()"></button>        | th:onclick
            <button hx-on:click="go()"></button>       | hx-on:click
            <p th:utext="${note}"></p>                 | th:utext
            <p>[(${note})]</p>                         | unescaped text
            <style>p {}</style>                        | inline style
            <script>go()</script>                      | inline script
            <p>x</p>                                   | no doctype
            """)
    void areNotCleanWith(String markup, String problem) {
        assertThat(problems(markup)).contains(problem);
    }

    @Test
    void mayShowSignsNamesOfFormatsAndKeys() {
        assertThat(problems("<!DOCTYPE html><p>· 12 % &nbsp; CSV</p><kbd>Ctrl K</kbd><i th:text=\"#{a}\"></i>"
                        + "<script src=\"/app/app.js\"></script>"))
                .isEmpty();
    }

    private static List<String> problems(String markup) {
        Reader reader = new Reader();
        try {
            new SimpleMarkupParser(ParseConfiguration.htmlConfiguration()).parse(markup, reader);
        } catch (ParseException e) {
            reader.problems.add(String.valueOf(e.getMessage()));
        }
        if (!markup.startsWith("<!DOCTYPE html>")) {
            reader.problems.add("no doctype");
        }
        return reader.problems;
    }

    private static final class Reader extends AbstractSimpleMarkupHandler {

        private static final Set<String> FORMATS = Set.of("CSV", "XLSX");
        private static final Set<String> SPOKEN = Set.of("placeholder", "title", "alt", "aria-label");
        private static final Pattern LETTER = Pattern.compile("\\p{L}");
        private static final Pattern EXPRESSION = Pattern.compile("\\[\\[.*?]]");
        private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
        private static final Pattern SCRIPT = Pattern.compile("(th:|data-th-|hx-|data-hx-)?on[a-z:-].*");

        final List<String> problems = new ArrayList<>();
        private final Deque<String> open = new ArrayDeque<>();

        @Override
        public void handleText(char[] buffer, int offset, int length, int line, int column) {
            String text = new String(buffer, offset, length);
            String inside = open.isEmpty() ? "" : open.peek();
            if (inside.equals("script") || inside.equals("style")) {
                if (!text.isBlank()) {
                    problems.add("inline " + inside);
                }
                return;
            }
            if (text.contains("[(")) {
                problems.add("unescaped text");
            }
            String words = ENTITY.matcher(EXPRESSION.matcher(text).replaceAll(""))
                    .replaceAll("")
                    .strip();
            if (LETTER.matcher(words).find()
                    && !inside.equals("kbd")
                    && FORMATS.stream().noneMatch(words::endsWith)) {
                problems.add("literal text: " + words);
            }
        }

        @Override
        public void handleOpenElement(String name, Map<String, String> attributes, int line, int column) {
            open.push(name.toLowerCase(Locale.ROOT));
            check(attributes);
        }

        @Override
        public void handleStandaloneElement(
                String name, Map<String, String> attributes, boolean minimized, int line, int column) {
            check(attributes);
        }

        @Override
        public void handleCloseElement(String name, int line, int column) {
            open.remove(name.toLowerCase(Locale.ROOT));
        }

        private void check(Map<String, String> attributes) {
            if (attributes == null) {
                return;
            }
            attributes.forEach((name, value) -> {
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.matches("(th:|data-th-)?style(append)?|th:utext")
                        || SCRIPT.matcher(lower).matches()) {
                    problems.add(name);
                }
                if (SPOKEN.contains(lower)
                        && value != null
                        && LETTER.matcher(value).find()) {
                    problems.add("literal " + name + ": " + value);
                }
            });
        }
    }
}
