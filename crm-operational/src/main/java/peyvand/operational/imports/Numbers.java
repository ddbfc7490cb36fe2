package peyvand.operational.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;

/** Reads numbers as people write them: either decimal mark, grouped digits, Persian digits, brackets for a minus. */
final class Numbers {

    private static final int LONGEST = 40;
    private static final int MOST_DIGITS_BEFORE_MARK = 15;
    private static final int SCALE = 4;
    private static final Pattern POINT_NUMBER =
            Pattern.compile("[+-]?(\\d+|\\d{1,3}(,\\d{2,3})*,\\d{3})?(\\.\\d*)?([eE][+-]?\\d{1,2})?");
    private static final Pattern COMMA_NUMBER =
            Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+)?(,\\d*)?([eE][+-]?\\d{1,2})?");

    private Numbers() {}

    /** @return at most 4 digits after the mark; null when the text is no number, or one too large to keep */
    static @Nullable BigDecimal parse(String text, DecimalMark mark) {
        String plain = plain(text);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return null;
        }
        if (!isSimple(plain, mark)) {
            if (!(mark == DecimalMark.COMMA ? COMMA_NUMBER : POINT_NUMBER)
                    .matcher(plain)
                    .matches()) {
                return null;
            }
            plain = mark == DecimalMark.COMMA ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        }
        try {
            BigDecimal number = new BigDecimal(plain);
            if (number.precision() - number.scale() > MOST_DIGITS_BEFORE_MARK) {
                return null;
            }
            return number.scale() > SCALE ? number.setScale(SCALE, RoundingMode.HALF_UP) : number;
        } catch (NumberFormatException problem) {
            return null;
        }
    }

    /** The mark these values use for certain; null when they leave it open. */
    static @Nullable DecimalMark markOf(String text) {
        String plain = plain(text);
        int comma = plain.lastIndexOf(',');
        int point = plain.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? DecimalMark.COMMA : DecimalMark.POINT;
        }
        if (comma >= 0) {
            return certain(plain, comma, ',') ? DecimalMark.COMMA : null;
        }
        return point >= 0 && certain(plain, point, '.') ? DecimalMark.POINT : null;
    }

    /** One mark with other than three digits behind it cannot stand between groups. */
    private static boolean certain(String plain, int at, char mark) {
        return plain.indexOf(mark) == at && plain.length() - at - 1 != 3;
    }

    private static boolean isSimple(String plain, DecimalMark mark) {
        int points = 0;
        int digits = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '.') {
                points++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '-' || i > 0) {
                return false;
            }
        }
        return digits > 0 && points <= (mark == DecimalMark.COMMA ? 0 : 1);
    }

    private static String plain(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length() && ascii; i++) {
            char c = text.charAt(i);
            ascii = c >= '0' && c <= '9' || c == '.' || (c == '-' && i == 0);
        }
        return ascii ? text : cleaned(text);
    }

    private static String cleaned(String text) {
        StringBuilder plain = new StringBuilder();
        String digits = Folding.asciiDigits(text.strip());
        boolean persianMark = digits.indexOf('٫') >= 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            switch (c) {
                case '٫' -> plain.append('.');
                case '٬', '،', '\'', '’' -> {
                    if (i == 0) {
                        plain.append(c);
                    }
                }
                case ',' -> plain.append(persianMark ? "" : ",");
                case '−', '–' -> plain.append('-');
                default -> {
                    if (Character.getType(c) != Character.CURRENCY_SYMBOL
                            && !Character.isWhitespace(c)
                            && !Character.isSpaceChar(c)
                            && Character.getType(c) != Character.FORMAT) {
                        plain.append(c);
                    }
                }
            }
        }
        int last = plain.length() - 1;
        if (last > 1 && plain.charAt(0) == '(' && plain.charAt(last) == ')') {
            return "-" + plain.substring(1, last);
        }
        if (last > 0 && plain.charAt(last) == '-') {
            return "-" + plain.substring(0, last);
        }
        return plain.toString();
    }
}
