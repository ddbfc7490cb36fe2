package peyvand.operational.attachment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import peyvand.domain.RuleViolation;

/**
 * The name of a file as it is shown and as others will save it.
 *
 * @param stem without the ending
 * @param ending as it was typed, without the dot; empty where there is none
 */
record FileName(String stem, String ending) {

    private static final int LONGEST = 200;
    private static final String UNNAMED = "file";

    /** Nothing but letters and digits, and not a number as in "of 12.11". */
    private static final Pattern ENDING =
            Pattern.compile("(.*)\\.([A-Za-z0-9]{0,9}[A-Za-z][A-Za-z0-9]{0,9})", Pattern.DOTALL);

    /** Turns text around or hides in it; the joiners that Persian is written with stay. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]");

    /** Cannot stand in the name of a file on one system or another. */
    private static final Pattern FOREIGN = Pattern.compile("[:*?\"<>|]");

    /**
     * Takes from a name what is no name: folders, and what one cannot see.
     *
     * @throws RuleViolation for line ends and other control characters, which no file's name has by accident
     */
    static FileName of(@Nullable String sent) {
        String name = Normalizer.normalize(sent == null ? "" : sent, Normalizer.Form.NFC);
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new RuleViolation("rule.attachment.name");
        }
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = FOREIGN.matcher(UNSEEN.matcher(name).replaceAll("")).replaceAll("_");
        name = name.replaceAll("^[.\\s]+|[.\\s]+$", "");
        Matcher parts = ENDING.matcher(name);
        return parts.matches() ? named(parts.group(1), parts.group(2)) : named(name, "");
    }

    private static FileName named(String stem, String ending) {
        int most = LONGEST - ending.length() - 1;
        String kept = stem.length() <= most ? stem : stem.substring(0, stem.offsetByCodePoints(0, cut(stem, most)));
        return new FileName(kept.isBlank() ? UNNAMED : kept.strip(), ending);
    }

    /** So many code points as fit into so many characters. */
    private static int cut(String text, int characters) {
        return text.codePointCount(
                0, Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters);
    }

    FileName ending(String other) {
        return new FileName(stem, other);
    }

    /** The ending by which it is recognised. */
    String plainEnding() {
        return ending.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return ending.isEmpty() ? stem : stem + "." + ending;
    }
}
