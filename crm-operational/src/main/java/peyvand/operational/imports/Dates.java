package peyvand.operational.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.domain.JalaliDate;

/**
 * Reads days and times in the order a file writes them. A year from 1200 to 1599 is Jalali, wherever it stands: no
 * company has Gregorian dates of that age.
 */
final class Dates {

    private static final Pattern DAY = Pattern.compile("(\\d{1,4})([-/. ])(\\d{1,2}|\\p{L}{3,9})\\2(\\d{1,4})");
    private static final Pattern BASIC_DAY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern WORDY_DAY = Pattern.compile("(\\p{L}{3,9})\\.? (\\d{1,2}),? (\\d{4})");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([aApP]\\.?[mM]\\.?)?\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?");
    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };
    private static final int FIRST_JALALI = 1200;
    private static final int LAST_JALALI = 1599;
    private static final int FIRST_GREGORIAN = 1600;
    private static final int LAST_GREGORIAN = 2200;

    private final DateOrder order;
    private final ZoneId zone;
    private String lastText = "";
    private @Nullable Moment last;

    Dates(DateOrder order, ZoneId zone) {
        this.order = order;
        this.zone = zone;
    }

    /** A time, and the day it falls on where the company works. */
    record Moment(Instant at, LocalDate day) {}

    /** @return null when the text is no date */
    @Nullable
    Moment parse(String text) {
        if (!text.equals(lastText)) {
            last = read(text);
            lastText = text;
        }
        return last;
    }

    private @Nullable Moment read(String text) {
        String plain = Folding.asciiDigits(text.strip());
        int split = timeBegins(plain);
        LocalDate day = day(split < 0 ? plain : plain.substring(0, split));
        if (day == null) {
            return null;
        }
        if (split < 0) {
            return new Moment(day.atStartOfDay(zone).toInstant(), day);
        }
        Matcher time = TIME.matcher(plain.substring(split + 1).strip());
        try {
            return time.matches() ? at(day, time) : null;
        } catch (DateTimeException problem) {
            return null;
        }
    }

    private Moment at(LocalDate day, Matcher time) {
        int hour = Integer.parseInt(time.group(1));
        if (time.group(5) != null) {
            boolean afternoon = Character.toLowerCase(time.group(5).charAt(0)) == 'p';
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        int nano = time.group(4) == null ? 0 : Integer.parseInt((time.group(4) + "00000000").substring(0, 9));
        LocalDateTime local = LocalDateTime.of(day, LocalTime.of(hour, Integer.parseInt(time.group(2)), second, nano));
        if (time.group(6) == null) {
            return new Moment(local.atZone(zone).toInstant(), day);
        }
        ZoneOffset offset = time.group(6).startsWith("Z") || "UTC".equals(time.group(6))
                ? ZoneOffset.UTC
                : ZoneOffset.of(time.group(6));
        Instant at = local.toInstant(offset);
        return new Moment(at, at.atZone(zone).toLocalDate());
    }

    private static int timeBegins(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return -1;
        }
        int split = text.indexOf('T');
        return split > 0 && split < colon && Character.isDigit(text.charAt(split - 1))
                ? split
                : text.lastIndexOf(' ', colon);
    }

    /** @return null when the text is no day */
    @Nullable
    LocalDate day(String text) {
        String plain = Folding.asciiDigits(text.strip());
        try {
            Matcher basic = BASIC_DAY.matcher(plain);
            if (basic.matches()) {
                return day(number(basic, 1), number(basic, 2), number(basic, 3));
            }
            Matcher wordy = WORDY_DAY.matcher(plain);
            if (wordy.matches()) {
                return day(number(wordy, 3), month(wordy.group(1)), number(wordy, 2));
            }
            Matcher day = DAY.matcher(plain);
            return day.matches() ? ordered(day) : null;
        } catch (DateTimeException problem) {
            return null;
        }
    }

    private @Nullable LocalDate ordered(Matcher text) {
        boolean named = Character.isLetter(text.group(3).charAt(0));
        if (text.group(1).length() >= 3) {
            return day(number(text, 1), monthOf(text), number(text, 4));
        }
        if (order == DateOrder.ISO) {
            return null;
        }
        int year = number(text, 4);
        if (text.group(4).length() <= 2) {
            year += year < 70 ? 2000 : 1900;
        }
        if (named) {
            return day(year, monthOf(text), number(text, 1));
        }
        return order == DateOrder.US
                ? day(year, number(text, 1), monthOf(text))
                : day(year, monthOf(text), number(text, 1));
    }

    private @Nullable LocalDate day(int year, int month, int day) {
        if (year >= FIRST_JALALI && year <= LAST_JALALI) {
            return new JalaliDate(year, month, day).toLocalDate();
        }
        if (order == DateOrder.JALALI || year < FIRST_GREGORIAN || year > LAST_GREGORIAN) {
            return null;
        }
        return LocalDate.of(year, month, day);
    }

    private static int monthOf(Matcher text) {
        return Character.isLetter(text.group(3).charAt(0)) ? month(text.group(3)) : number(text, 3);
    }

    private static int month(String name) {
        String start = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.length; i++) {
            if (start.startsWith(MONTHS[i])) {
                return i + 1;
            }
        }
        throw new DateTimeException(name);
    }

    private static int number(Matcher text, int group) {
        return Integer.parseInt(text.group(group));
    }

    /**
     * Whether a value tells if the month or the day comes first: US or EU when it does, AUTO when it could be either, ISO
     * when the question does not arise.
     */
    static DateOrder orderOf(String text) {
        String plain = Folding.asciiDigits(text.strip());
        int blank = plain.indexOf(' ');
        Matcher day = DAY.matcher(blank > 0 && plain.indexOf(':') > 0 ? plain.substring(0, blank) : plain);
        if (!day.matches()
                || day.group(1).length() > 2
                || Character.isLetter(day.group(3).charAt(0))) {
            return DateOrder.ISO;
        }
        int first = number(day, 1);
        int second = number(day, 3);
        if (first > 12) {
            return DateOrder.EU;
        }
        if (second > 12) {
            return DateOrder.US;
        }
        return ".".equals(day.group(2)) ? DateOrder.EU : first == second ? DateOrder.ISO : DateOrder.AUTO;
    }
}
