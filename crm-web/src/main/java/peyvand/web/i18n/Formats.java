package peyvand.web.i18n;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.domain.JalaliDate;
import peyvand.domain.MinorUnits;

/**
 * Numbers, money and days as one user reads and writes them. Reading accepts Latin, Persian and Arabic digits and both
 * calendars whatever the user chose; only writing follows the choice. Made for one request: not thread-safe.
 */
public final class Formats {

    private static final Pattern DATE = Pattern.compile("(\\d{1,4})[-/.](\\d{1,2})[-/.](\\d{1,4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4}[-/.]\\d{1,2})(?:[-/.](\\d{1,2}))?");
    private static final int MIDDLE = 15;
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.٫](\\d{2}))?");
    private static final int FIRST_GREGORIAN_YEAR = 1700;
    private static final int MONEY_SCALE = 4;
    private static final char PERSIAN_ZERO = '۰';

    /**
     * Between these a figure is read from the left, so that its sign stands before it on a page from the right too. A mark
     * would do so as well, but whatever is set apart in a {@code bdi} would be read from the left as a whole, and the name of a
     * currency would change sides.
     */
    private static final char FROM_THE_LEFT = '\u2066';

    private static final char AS_BEFORE = '\u2069';

    /** What Persian writes before a number below zero, as CLDR has it. */
    private static final char MINUS = '\u2212';

    private static final List<String> JALALI_MONTHS_EN = List.of(
            "Farvardin",
            "Ordibehesht",
            "Khordad",
            "Tir",
            "Mordad",
            "Shahrivar",
            "Mehr",
            "Aban",
            "Azar",
            "Dey",
            "Bahman",
            "Esfand");
    private static final List<String> JALALI_MONTHS_FA = List.of(
            "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند");

    /** Of the Gregorian calendar, by language: to be asked for a name costs as much as to write a whole amount. */
    private static final Map<Locale, List<String>> SHORT_MONTHS = new ConcurrentHashMap<>();

    private final Locale language;
    private final boolean jalali;
    private final boolean persianDigits;
    private final ZoneId zone;
    private final Map<String, String> symbols = new HashMap<>();
    private @Nullable DecimalFormat numbers;

    public Formats(Locale language, boolean jalali, boolean persianDigits, ZoneId zone) {
        this.language = language;
        this.jalali = jalali;
        this.persianDigits = persianDigits;
        this.zone = zone;
    }

    public boolean jalali() {
        return jalali;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Grouped, with as many decimals as the number has, at most four. */
    public String number(@Nullable Number number) {
        return number == null ? "" : decimal(number, 0, MONEY_SCALE);
    }

    /** Grouped, with exactly so many decimals. */
    public String number(@Nullable Number number, int decimals) {
        return number == null ? "" : decimal(number, decimals, decimals);
    }

    /** An amount with its currency's sign or name; rial has no decimals. */
    public String money(@Nullable BigDecimal amount, String currency) {
        return money(amount, currency, MinorUnits.decimals(currency));
    }

    /** Of sums and estimates of which nobody asks for the last penny. */
    public String wholeMoney(double amount, String currency) {
        return money(BigDecimal.valueOf(amount), currency, 0);
    }

    private String money(@Nullable BigDecimal amount, String currency, int decimals) {
        if (amount == null) {
            return "";
        }
        String symbol = symbol(currency);
        if (symbol.length() > 1 || persianDigits) {
            return decimal(amount, decimals, decimals) + "\u00a0" + symbol;
        }
        boolean below = amount.setScale(decimals, RoundingMode.HALF_UP).signum() < 0;
        return fromTheLeft((below ? minus() : "") + symbol + decimal(amount.abs(), decimals, decimals));
    }

    /** A figure with a sign, as it stands on a page of either direction. */
    public String fromTheLeft(String figure) {
        return persian() ? FROM_THE_LEFT + figure + AS_BEFORE : figure;
    }

    private boolean persian() {
        return persianDigits || language.getLanguage().equals("fa");
    }

    private String minus() {
        return persian() ? String.valueOf(MINUS) : "-";
    }

    /** A day: 21 Nov 2026, or ۳۰ آبان ۱۴۰۵. */
    public String date(@Nullable LocalDate date) {
        if (date == null) {
            return "";
        }
        if (jalali) {
            JalaliDate day = JalaliDate.of(date);
            return digits(day.day() + " " + jalaliMonth(day.month()) + " " + day.year());
        }
        return digits(date.getDayOfMonth() + " " + shortMonths().get(date.getMonthValue() - 1) + " " + date.getYear());
    }

    private List<String> shortMonths() {
        return SHORT_MONTHS.computeIfAbsent(
                language,
                names -> Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.SHORT, names))
                        .toList());
    }

    public String date(@Nullable Instant at) {
        return at == null ? "" : date(at.atZone(zone).toLocalDate());
    }

    public String dateTime(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        ZonedDateTime time = at.atZone(zone);
        return date(time.toLocalDate()) + (persianDigits ? "، " : ", ") + time(time.toLocalTime());
    }

    /** A time of day: 14:30, in a field too. */
    public String time(@Nullable Instant at) {
        return at == null ? "" : time(at.atZone(zone).toLocalTime());
    }

    public String time(LocalTime time) {
        return digits(twoDigits(time.getHour()) + ':' + twoDigits(time.getMinute()));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** The month of a day with its year: November 2026, or آبان ۱۴۰۵. */
    public String month(LocalDate date) {
        return month(date, jalali);
    }

    /** The same by one of the calendars, whatever the user chose. */
    public String month(LocalDate date, boolean byJalali) {
        if (byJalali) {
            JalaliDate day = JalaliDate.of(date);
            return digits(jalaliMonth(day.month()) + " " + day.year());
        }
        return digits(date.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, language) + " " + date.getYear());
    }

    /** The month of a day without its year, by one of the calendars. */
    public String monthName(LocalDate date, boolean byJalali) {
        return byJalali
                ? jalaliMonth(JalaliDate.of(date).month())
                : date.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, language);
    }

    public String year(LocalDate date) {
        return year(date, jalali);
    }

    /** The year of a day by one of the calendars. */
    public String year(LocalDate date, boolean byJalali) {
        return digits(String.valueOf(byJalali ? JalaliDate.of(date).year() : date.getYear()));
    }

    /** The number a day has in its month. */
    public String dayOfMonth(LocalDate date) {
        return digits(String.valueOf(jalali ? JalaliDate.of(date).day() : date.getDayOfMonth()));
    }

    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, language);
    }

    /** The day a week begins with: Saturday among Persian speakers and in the Jalali calendar, Monday elsewhere. */
    public DayOfWeek firstDayOfWeek() {
        return jalali || language.getLanguage().equals("fa") ? DayOfWeek.SATURDAY : DayOfWeek.MONDAY;
    }

    /** A day as it stands in a field or an export: 2026-11-21 or 1405/08/30, in the user's digits. */
    public String dateField(@Nullable LocalDate date) {
        if (date == null) {
            return "";
        }
        if (!jalali) {
            return digits(date.toString());
        }
        JalaliDate day = JalaliDate.of(date);
        return digits("%04d/%02d/%02d".formatted(day.year(), day.month(), day.day()));
    }

    public String dateField(@Nullable Instant at) {
        return at == null ? "" : dateField(at.atZone(zone).toLocalDate());
    }

    /** The month of a day as it stands in a field: 2026-11 or 1405/08, in the user's digits. */
    public String monthField(LocalDate date) {
        if (!jalali) {
            return digits(YearMonth.from(date).toString());
        }
        JalaliDate day = JalaliDate.of(date);
        return digits("%04d/%02d".formatted(day.year(), day.month()));
    }

    /** A number as it stands in a field: not grouped, in the user's digits. */
    public String numberField(@Nullable Number number) {
        if (number == null) {
            return "";
        }
        String plain = number instanceof BigDecimal decimal
                ? (decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString())
                : number.toString();
        return digits(persianDigits ? plain.replace('.', '٫') : plain);
    }

    /** @return empty where the text is no number */
    public Optional<BigDecimal> readNumber(String typed) {
        String text = Folding.asciiDigits(typed)
                .replace('٫', '.')
                .replace(MINUS, '-')
                .replaceAll("[\\s\u00a0\u202f\u200e\u200f\u2066\u2069٬,_'’]", "");
        if (!text.matches("[+-]?(\\d{1,30}(\\.\\d{0,20})?|\\.\\d{1,20})")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    /** Year first in either calendar: a year before 1700 is Jalali. @return empty where the text is no day */
    public Optional<LocalDate> readDate(String typed) {
        Matcher parts = DATE.matcher(Folding.asciiDigits(typed).strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        int month = Integer.parseInt(parts.group(2));
        int day = Integer.parseInt(parts.group(3));
        try {
            if (parts.group(1).length() < 4 || parts.group(3).length() > 2) {
                return Optional.empty();
            }
            return Optional.of(
                    year < FIRST_GREGORIAN_YEAR
                            ? new JalaliDate(year, month, day).toLocalDate()
                            : LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A month of either calendar, or the month of a day. @return the day in its middle; empty where the text is no month */
    public Optional<LocalDate> readMonth(String typed) {
        Matcher parts = MONTH.matcher(Folding.asciiDigits(typed).strip());
        return parts.matches()
                ? readDate(parts.group(1) + "/" + (parts.group(2) == null ? MIDDLE : parts.group(2)))
                        .flatMap(day -> readDate(parts.group(1) + "/" + MIDDLE))
                : Optional.empty();
    }

    /** An hour, or hours and minutes. @return empty where the text is no time of day */
    public Optional<LocalTime> readTime(String typed) {
        Matcher parts = TIME.matcher(Folding.asciiDigits(typed).strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(parts.group(1));
        int minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }

    public String digits(String text) {
        if (!persianDigits) {
            return text;
        }
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] >= '0' && characters[i] <= '9') {
                characters[i] = (char) (PERSIAN_ZERO + characters[i] - '0');
            }
        }
        return new String(characters);
    }

    /** The name of a country where its ISO code is known, else the text as it is. */
    public String country(@Nullable String country) {
        if (country == null || country.length() != 2) {
            return country == null ? "" : country;
        }
        return new Locale.Builder().setRegion(country).build().getDisplayCountry(language);
    }

    private String jalaliMonth(int month) {
        return (language.getLanguage().equals("fa") ? JALALI_MONTHS_FA : JALALI_MONTHS_EN).get(month - 1);
    }

    /** The sign or the name of a currency. */
    public String currency(String currency) {
        return symbol(currency);
    }

    private String symbol(String currency) {
        return symbols.computeIfAbsent(currency, this::findSymbol);
    }

    private String findSymbol(String currency) {
        if (currency.equals("IRR")) {
            return language.getLanguage().equals("fa") ? "ریال" : "IRR";
        }
        try {
            return Currency.getInstance(currency).getSymbol(language);
        } catch (IllegalArgumentException e) {
            return currency;
        }
    }

    private String decimal(Number number, int least, int most) {
        DecimalFormat format = numbers();
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return format.format(number);
    }

    private DecimalFormat numbers() {
        if (numbers == null) {
            DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
            symbols.setZeroDigit(persianDigits ? PERSIAN_ZERO : '0');
            symbols.setGroupingSeparator(persianDigits ? '٬' : ',');
            symbols.setDecimalSeparator(persianDigits ? '٫' : '.');
            DecimalFormat format = new DecimalFormat("#,##0", symbols);
            format.setRoundingMode(RoundingMode.HALF_UP);
            if (persian()) {
                format.setNegativePrefix(FROM_THE_LEFT + minus());
                format.setNegativeSuffix(String.valueOf(AS_BEFORE));
            }
            numbers = format;
        }
        return numbers;
    }
}
