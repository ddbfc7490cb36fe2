package peyvand.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form in which text is searched and compared: lower case, no accents or diacritics, one form for each Persian and
 * Arabic letter and digit, no zero-width characters. Twin of the SQL function {@code crm.fold}.
 */
public final class Folding {

    private static final Pattern DROPPED =
            Pattern.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
                    + "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]");
    private static final String FROM = "يىكةەھہۂ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩øłđıς’‘";
    private static final String TO = "ییکههههه01234567890123456789oldiσ''";

    private Folding() {}

    public static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return translate(DROPPED.matcher(plain).replaceAll(""), FROM, TO);
    }

    /** The text with Persian, Arabic and full-width digits as ASCII digits; nothing else is changed. */
    public static String asciiDigits(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '9' && Character.isDigit(c)) {
                if (changed == null) {
                    changed = new StringBuilder(text);
                }
                changed.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return changed == null ? text : changed.toString();
    }

    private static String translate(String text, String from, String to) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            int at = from.indexOf(text.charAt(i));
            if (at >= 0) {
                if (changed == null) {
                    changed = new StringBuilder(text);
                }
                changed.setCharAt(i, to.charAt(at));
            }
        }
        return changed == null ? text : changed.toString();
    }
}
