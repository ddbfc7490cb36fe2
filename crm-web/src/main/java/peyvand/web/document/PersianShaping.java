package peyvand.web.document;

import com.openhtmltopdf.bidi.BidiReorderer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins Persian letters, and turns a run of them to be drawn from the left. A letter becomes the presentation form of its
 * place in the word (Unicode 16, chapter 9.2), since what draws the page knows nothing of joining.
 */
final class PersianShaping implements BidiReorderer {

    private static final char JOINER = '\u200d';
    private static final char NON_JOINER = '\u200c';
    private static final char TATWEEL = '\u0640';
    private static final char HEH = 'ه';
    private static final char HEH_WITH_HAMZA = 'ۀ';
    private static final char HAMZA_ABOVE = '\u0654';
    private static final char LAM = 'ل';

    /** Letters that join both neighbours; their forms follow each other: alone, last, first, middle. */
    private static final Map<Character, Integer> BOTH = Map.ofEntries(
            Map.entry('ئ', 0xFE89),
            Map.entry('ب', 0xFE8F),
            Map.entry('پ', 0xFB56),
            Map.entry('ت', 0xFE95),
            Map.entry('ث', 0xFE99),
            Map.entry('ج', 0xFE9D),
            Map.entry('چ', 0xFB7A),
            Map.entry('ح', 0xFEA1),
            Map.entry('خ', 0xFEA5),
            Map.entry('س', 0xFEB1),
            Map.entry('ش', 0xFEB5),
            Map.entry('ص', 0xFEB9),
            Map.entry('ض', 0xFEBD),
            Map.entry('ط', 0xFEC1),
            Map.entry('ظ', 0xFEC5),
            Map.entry('ع', 0xFEC9),
            Map.entry('غ', 0xFECD),
            Map.entry('ف', 0xFED1),
            Map.entry('ق', 0xFED5),
            Map.entry('ك', 0xFED9),
            Map.entry('ک', 0xFB8E),
            Map.entry('گ', 0xFB92),
            Map.entry(LAM, 0xFEDD),
            Map.entry('م', 0xFEE1),
            Map.entry('ن', 0xFEE5),
            Map.entry(HEH, 0xFEE9),
            Map.entry('ی', 0xFBFC),
            Map.entry('ي', 0xFEF1));

    /** Letters that join the one before only: alone, last. */
    private static final Map<Character, Integer> BEFORE = Map.ofEntries(
            Map.entry('آ', 0xFE81),
            Map.entry('أ', 0xFE83),
            Map.entry('ؤ', 0xFE85),
            Map.entry('إ', 0xFE87),
            Map.entry('ا', 0xFE8D),
            Map.entry('ة', 0xFE93),
            Map.entry('د', 0xFEA9),
            Map.entry('ذ', 0xFEAB),
            Map.entry('ر', 0xFEAD),
            Map.entry('ز', 0xFEAF),
            Map.entry('ژ', 0xFB8A),
            Map.entry(HEH_WITH_HAMZA, 0xFBA4),
            Map.entry('و', 0xFEED),
            Map.entry('ى', 0xFEEF));

    /** Lam and an alef are one sign: alone, last. */
    private static final Map<Character, Integer> WITH_LAM = Map.of('آ', 0xFEF5, 'أ', 0xFEF7, 'إ', 0xFEF9, 'ا', 0xFEFB);

    private static final Map<Integer, Integer> MIRRORED = mirrored("()[]{}<>«»‹›");

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    @Override
    public String shapeText(String text) {
        StringBuilder shaped = new StringBuilder(text.length());
        boolean joined = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.getType(letter) == Character.NON_SPACING_MARK) {
                shaped.append(letter);
                continue;
            }
            if (letter == HEH && i + 1 < text.length() && text.charAt(i + 1) == HAMZA_ABOVE) {
                letter = HEH_WITH_HAMZA;
                i++;
            }
            int next = nextBase(text, i);
            boolean neighbour = next == i + 1 && next < text.length();
            Integer ligature = letter == LAM && neighbour ? WITH_LAM.get(text.charAt(next)) : null;
            if (ligature != null) {
                shaped.append((char) (ligature + (joined ? 1 : 0)));
                joined = false;
                i = next;
                continue;
            }
            boolean joins = joinsNext(letter) && next < text.length() && joinsPrevious(text.charAt(next));
            append(shaped, letter, joined, joins);
            joined = joins;
        }
        return shaped.toString();
    }

    private static void append(StringBuilder shaped, char letter, boolean before, boolean after) {
        Integer both = BOTH.get(letter);
        Integer one = BEFORE.get(letter);
        if (both != null) {
            shaped.append((char) (both + (after ? 2 : 0) + (before ? 1 : 0)));
        } else if (one != null) {
            shaped.append(letter == HEH_WITH_HAMZA && !before ? letter : (char) (one + (before ? 1 : 0)));
        } else if (letter != NON_JOINER && letter != JOINER) {
            shaped.append(letter);
        }
    }

    private static int nextBase(String text, int from) {
        int next = from + 1;
        while (next < text.length() && Character.getType(text.charAt(next)) == Character.NON_SPACING_MARK) {
            next++;
        }
        return next;
    }

    private static boolean joinsNext(char letter) {
        return BOTH.containsKey(letter) || letter == TATWEEL || letter == JOINER;
    }

    private static boolean joinsPrevious(char letter) {
        return joinsNext(letter) || BEFORE.containsKey(letter);
    }

    /** Marks stay behind the letter they stand on. */
    @Override
    public String reorderRTLTextToLTR(String text) {
        StringBuilder turned = new StringBuilder(text.length());
        int end = text.length();
        while (end > 0) {
            int start = text.offsetByCodePoints(end, -1);
            while (start > 0 && Character.getType(text.codePointAt(start)) == Character.NON_SPACING_MARK) {
                start = text.offsetByCodePoints(start, -1);
            }
            int base = text.codePointAt(start);
            turned.appendCodePoint(MIRRORED.getOrDefault(base, base));
            turned.append(text, start + Character.charCount(base), end);
            end = start;
        }
        return turned.toString();
    }

    @Override
    public String deshapeText(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static Map<Integer, Integer> mirrored(String pairs) {
        Map<Integer, Integer> mirrored = new HashMap<>();
        for (int i = 0; i < pairs.length(); i += 2) {
            mirrored.put((int) pairs.charAt(i), (int) pairs.charAt(i + 1));
            mirrored.put((int) pairs.charAt(i + 1), (int) pairs.charAt(i));
        }
        return Map.copyOf(mirrored);
    }
}
