package peyvand;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import peyvand.domain.RecordKind;

/** Everything that is said is said in both languages, and nothing is kept that nobody says. */
class MessagesTest {

    /** Beginnings of keys whose rest is a name known at run time: a field, a value of an enum, a status. */
    private static final List<String> BUILT = List.of(
            "analysis.boundary.",
            "analysis.model.",
            "analysis.score.",
            "analysis.state.",
            "analysis.step.",
            "analysis.thin.",
            "insight.alive.",
            "insight.cluster.",
            "insight.tab",
            "invest.risk.",
            "baskets.tab",
            "list.none.",
            "rfm.what.",
            "audit.action.",
            "audit.field.",
            "activity.none.",
            "calendar.kind.",
            "choice.",
            "consent.from.",
            "consent.purpose.",
            "consent.said.",
            "document.title.",
            "duplicate.kind.",
            "duplicate.reason.",
            "duplicate.rows.",
            "error.",
            "field.",
            "forecast.how.",
            "forecast.legend.",
            "performance.how.",
            "home.care.",
            "home.import.",
            "home.order.",
            "home.sample.",
            "imports.dates.",
            "imports.decimals.",
            "imports.field.",
            "imports.kind.",
            "imports.match.",
            "imports.outcome.",
            "imports.page.advice.",
            "imports.page.books.",
            "imports.page.charset.",
            "imports.page.counts.",
            "imports.page.outcome.",
            "imports.page.reason.",
            "imports.page.undone.",
            "imports.page.record.",
            "imports.page.see.",
            "imports.page.separator.",
            "imports.page.step.",
            "imports.phase.",
            "imports.policy.",
            "imports.refused.",
            "imports.state.",
            "invoice.draftOf.",
            "invoice.entry.",
            "leadRule.to.",
            "lifecycle.",
            "link.title.",
            "mail.",
            "chance.because.",
            "chance.category.",
            "chance.feature.",
            "chance.forecaster.",
            "chance.outcome.",
            "chance.reason.",
            "opportunity.decidedAt.",
            "quote.decided.",
            "quote.public.",
            "preferences.calendar.",
            "preferences.digits.",
            "preferences.language.",
            "preferences.theme.",
            "quality.advice.",
            "quality.measure.",
            "reason.kind.",
            "reason.new.",
            "report.by.",
            "report.group.",
            "report.period.",
            "pivot.by.",
            "pivot.example.",
            "pivot.means.",
            "pivot.measure.",
            "pivot.reckoning.",
            "segment.choice.",
            "segment.fact.",
            "segment.field.",
            "segment.group.",
            "segment.is.",
            "segment.says.",
            "segment.topic.",
            "segment.window.",
            "report.selling.first.",
            "rule.",
            "search.kind.",
            "search.kinds.",
            "session.browser.",
            "shell.work.",
            "staff.state.",
            "timeline.",
            "bulk.action.",
            "view.builtIn.",
            "view.title.");

    /** Names: a language is called what its speakers call it. */
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "analysis.model.BETA_GEOMETRIC",
            "analysis.model.MODIFIED_BETA_GEOMETRIC",
            "analysis.model.PARETO_NBD",
            "preferences.language.EN",
            "imports.page.charset.UTF-8",
            "imports.page.charset.UTF-16BE",
            "imports.page.charset.UTF-16LE");

    private static final Path FOLDER = Sources.resource("messages");
    private static final Pattern BASENAME = Pattern.compile("messages/(\\w+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern ARABIC_VARIANT = Pattern.compile("[يىك٠-٩]");
    private static final Pattern PERSIAN = Pattern.compile("[آ-یپچژگک]");
    private static final Pattern WORD = Pattern.compile("\\p{IsLatin}{2,}");

    private static final String KEY = "([a-zA-Z][\\w-]*(?:\\.[\\w-]+)+)";
    private static final List<Pattern> IN_TEMPLATES =
            List.of(Pattern.compile("#\\{" + KEY + "[}(]"), Pattern.compile("#messages\\.msg\\('" + KEY + "'"));
    private static final List<Pattern> IN_JAVA = List.of(
            Pattern.compile("(?:essage|RuleViolation|ejectValue|eject)\\((?:\"\\w+\",\\s*)?\"" + KEY + "\"\\s*[,)]"),
            Pattern.compile("(?<!startsWith\\()\"(rule\\.[\\w.-]*\\w)\""),
            Pattern.compile("message = \"\\{" + KEY + "}\""));

    static List<String> areas() {
        return Sources.files(FOLDER, ".properties").stream()
                .map(file -> file.getFileName().toString().replaceFirst("(_fa)?\\.properties$", ""))
                .distinct()
                .toList();
    }

    @Test
    void areTheAreasTheApplicationReads() {
        String settings = Sources.text(Sources.resource("application.yml"));
        assertThat(BASENAME.matcher(settings).results().map(result -> result.group(1)))
                .containsExactlyInAnyOrderElementsOf(areas());
    }

    @ParameterizedTest
    @MethodSource("areas")
    void haveTheSameKeysInBothLanguages(String area) {
        assertThat(persian(area).keySet()).isEqualTo(english(area).keySet());
    }

    @ParameterizedTest
    @MethodSource("areas")
    void haveTheSamePlaceholdersInBothLanguages(String area) {
        Map<String, String> persian = persian(area);
        assertThat(english(area))
                .allSatisfy((key, text) -> assertThat(placeholders(persian.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(placeholders(text)));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void areWellFormed(String area) {
        Stream.of(english(area), persian(area))
                .forEach(texts -> assertThat(texts).allSatisfy((key, text) -> {
                    // An apostrophe means something else in a message with arguments: no text has one.
                    assertThat(text).as(key).isNotBlank().doesNotContain("'");
                    assertThatCode(() -> new MessageFormat(text, Locale.ROOT))
                            .as(key)
                            .doesNotThrowAnyException();
                }));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void areWrittenInPersianLetters(String area) {
        Map<String, String> english = english(area);
        assertThat(persian(area)).allSatisfy((key, text) -> {
            assertThat(text).as(key).doesNotContainPattern(ARABIC_VARIANT);
            if (!SAME_IN_BOTH.contains(key) && says(english.getOrDefault(key, ""))) {
                assertThat(text).as(key).containsPattern(PERSIAN);
            }
        });
    }

    @Test
    void areNotSaidInTwoAreas() {
        assertThat(areas().stream().flatMap(area -> english(area).keySet().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void areThere() {
        Set<String> missing = asked();
        missing.removeAll(all());
        assertThat(missing).isEmpty();
    }

    @Test
    void nameEveryKindOfRecordInTheAuditLog() {
        assertThat(all())
                .containsAll(Stream.of(RecordKind.values())
                        .map(kind -> "choice.auditKind." + kind)
                        .toList());
    }

    @Test
    void areUsed() {
        Set<String> asked = asked();
        String sources = sources();
        assertThat(all().stream()
                        .filter(key -> !asked.contains(key))
                        .filter(key -> BUILT.stream().noneMatch(key::startsWith))
                        .filter(key -> !sources.contains('"' + key + '"') && !sources.contains('\'' + key + '\'')))
                .isEmpty();
    }

    @Test
    void areBuiltFromDeclaredBeginningsThatAreStillInUse() {
        String sources = sources();
        assertThat(BUILT)
                .allMatch(beginning -> sources.contains('"' + beginning) || sources.contains('\'' + beginning))
                .allMatch(beginning -> all().stream().anyMatch(key -> key.startsWith(beginning)));
    }

    private static boolean says(String text) {
        return WORD.matcher(text.replaceAll("\\{[^}]*}", "").replaceAll("CSV|XLSX|\\S+@\\S+|https?:\\S+", ""))
                .find();
    }

    private static Set<String> asked() {
        return Stream.concat(find(Sources.templates(), IN_TEMPLATES), find(Sources.java(), IN_JAVA))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> find(List<Path> files, List<Pattern> patterns) {
        return files.stream()
                .map(Sources::text)
                .flatMap(text -> patterns.stream()
                        .flatMap(pattern -> pattern.matcher(text).results())
                        .map(result -> result.group(1)));
    }

    private static String sources() {
        StringBuilder sources = new StringBuilder();
        Stream.concat(Sources.templates().stream(), Sources.java().stream())
                .map(Sources::text)
                .forEach(sources::append);
        return sources.toString();
    }

    private static Set<String> all() {
        return areas().stream().flatMap(area -> english(area).keySet().stream()).collect(toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }

    private static Map<String, String> english(String area) {
        return read(area + ".properties");
    }

    private static Map<String, String> persian(String area) {
        return read(area + "_fa.properties");
    }

    private static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Sources.text(FOLDER.resolve(file))));
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
