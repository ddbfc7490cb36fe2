package peyvand.operational.field;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.domain.RuleViolation;

/** What something is called in the two languages, of which each stands in for the other. */
public record Label(@Nullable String english, @Nullable String persian) {

    public static final int LONGEST = 60;

    /** A label that says the same to everybody. */
    public static Label of(String text, String language) {
        return language.equals("fa") ? new Label(null, text) : new Label(text, null);
    }

    /** @param language ISO 639 of who reads it */
    public String in(String language) {
        String first = language.equals("fa") ? persian : english;
        return first != null ? first : Objects.requireNonNullElse(english, Objects.requireNonNullElse(persian, ""));
    }

    /** In both languages, for whoever may read it: as the audit log keeps it. */
    public String text() {
        return Stream.of(english, persian).filter(Objects::nonNull).distinct().collect(Collectors.joining(" / "));
    }

    /** Whether a text is one of its spellings. */
    public boolean says(String text) {
        return folded().contains(Folding.fold(text).strip());
    }

    /** The spellings of it that nothing beside it may have. */
    List<String> folded() {
        return Arrays.asList(english, persian).stream()
                .filter(Objects::nonNull)
                .map(Folding::fold)
                .map(String::strip)
                .toList();
    }

    /** @throws RuleViolation when it is missing, too long, or one of the others is called so */
    public void check(List<Label> others) {
        List<String> mine = folded();
        if (mine.isEmpty() || mine.stream().anyMatch(String::isEmpty)) {
            throw new RuleViolation("rule.field.label");
        }
        if (Stream.of(english, persian).anyMatch(text -> text != null && text.length() > LONGEST)) {
            throw new RuleViolation("rule.field.longLabel", LONGEST);
        }
        if (others.stream().flatMap(other -> other.folded().stream()).anyMatch(mine::contains)) {
            throw new RuleViolation("rule.field.labelTaken");
        }
    }
}
