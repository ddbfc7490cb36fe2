package peyvand.operational.imports;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;
import peyvand.domain.HandleKind;
import peyvand.domain.RuleViolation;

/** Turns the text of a cell into what its field means, in the form the staging table takes. */
final class CellReader {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    private static final Pattern TAG_BREAK = Pattern.compile("[,;،؛|]");
    private static final int LONGEST_TAG = 60;
    private static final int SHOWN = 60;
    private static final Pattern NO_FRACTION = Pattern.compile("-?\\d+\\.0+");

    private final ImportField field;
    private final Synonyms synonyms;
    private final Dates dates;
    private final DecimalMark mark;
    private final @Nullable String region;

    CellReader(ImportField field, Synonyms synonyms, Dates dates, DecimalMark mark, @Nullable String region) {
        this.field = field;
        this.synonyms = synonyms;
        this.dates = dates;
        this.mark = mark;
        this.region = region;
    }

    /** What a cell holds: its staged text, or why it cannot be taken. Neither: it is empty. */
    record Read(
            @Nullable String value,
            @Nullable Refusal refusal,
            @Nullable Object typed) {

        static final Read EMPTY = new Read(null, null, null);

        static Read of(String value) {
            return new Read(value, null, null);
        }

        static Read of(String value, Object typed) {
            return new Read(value, null, typed);
        }
    }

    Read read(String cell) {
        String text = tidy(cell);
        if (text.isEmpty()) {
            return Read.EMPTY;
        }
        if (field.longest() > 0 && text.length() > field.longest()) {
            return refused("tooLong", Integer.toString(field.longest()));
        }
        return switch (field.type()) {
            case TEXT -> Read.of(text);
            case KEY -> Read.of(key(text));
            case COUNTRY -> Read.of(Countries.codeOf(text));
            case INTEGER -> integer(text);
            case DECIMAL -> decimal(text);
            case DATE -> date(text);
            case DATETIME -> time(text);
            case CHOICE -> choice(text);
            case CURRENCY -> currency(text);
            case LANGUAGE -> language(text);
            case TAGS -> tags(text);
            case HANDLE -> handle(text);
        };
    }

    private Read decimal(String text) {
        BigDecimal number = Numbers.parse(text, mark);
        return number == null ? refused("noNumber", shown(text)) : Read.of(number.toPlainString(), number);
    }

    private Read integer(String text) {
        BigDecimal number = Numbers.parse(text, mark);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return refused("noWholeNumber", shown(text));
        }
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            return refused("outOfRange", shown(text));
        }
        if (field == ImportField.FOUNDED_YEAR) {
            int year = number.intValueExact();
            if (year < 1000 || year > 2200) {
                return refused("outOfRange", shown(text));
            }
        }
        return Read.of(Long.toString(number.longValueExact()));
    }

    private Read date(String text) {
        Dates.Moment moment = dates.parse(text);
        if (moment == null) {
            return refused("noDate", shown(text));
        }
        LocalDate day = moment.day();
        return Read.of(day.toString(), day);
    }

    private Read time(String text) {
        Dates.Moment moment = dates.parse(text);
        return moment == null
                ? refused("noDate", shown(text))
                : Read.of(moment.at().toString(), moment);
    }

    private Read choice(String text) {
        String choice = synonyms.choice(field, text);
        return choice == null ? refused("noChoice", shown(text)) : Read.of(choice);
    }

    private Read currency(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        return CURRENCIES.contains(code) ? Read.of(code) : refused("noCurrency", shown(text));
    }

    private Read language(String text) {
        String folded = Folding.fold(text);
        if (folded.startsWith("fa") || folded.startsWith("persian") || folded.startsWith("فارسی")) {
            return Read.of("fa");
        }
        if (folded.startsWith("en") || folded.startsWith("انگلیسی")) {
            return Read.of("en");
        }
        String code = folded.length() >= 2 ? folded.substring(0, 2) : folded;
        boolean plain = folded.matches("[a-z]{2}([-_][a-z]+)?");
        return plain ? Read.of(code) : refused("noLanguage", shown(text));
    }

    private Read tags(String text) {
        StringBuilder tags = new StringBuilder();
        for (String part : TAG_BREAK.split(text)) {
            String tag = part.strip();
            if (tag.length() > LONGEST_TAG) {
                return refused("tooLong", Integer.toString(LONGEST_TAG));
            }
            if (!tag.isEmpty()) {
                tags.append(tags.isEmpty() ? "" : String.valueOf(CopyText.PART)).append(tag);
            }
        }
        return tags.isEmpty() ? Read.EMPTY : Read.of(tags.toString());
    }

    private Read handle(String text) {
        try {
            return Read.of(text, HandleKind.valueOf(field.name()).normalise(text, region));
        } catch (RuleViolation problem) {
            return refused("noHandle", shown(text));
        }
    }

    private Read refused(String reason, String... args) {
        return new Read(null, Refusal.ofField(reason, field, args), null);
    }

    /** A spreadsheet's 17850.0 means the reference 17850. */
    static String key(String text) {
        String plain = Folding.asciiDigits(text);
        return NO_FRACTION.matcher(plain).matches() ? plain.substring(0, plain.indexOf('.')) : plain;
    }

    /** Without blanks around it or characters nobody can see or store. */
    static String tidy(String cell) {
        boolean plain = true;
        for (int i = 0; i < cell.length() && plain; i++) {
            char c = cell.charAt(i);
            plain = c >= ' ' && c < 0x7f;
        }
        if (plain) {
            return cell.strip();
        }
        StringBuilder tidy = new StringBuilder(cell.length());
        Normalizer.normalize(cell, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (c >= ' ' && c != 0x7f && !(c >= 0xd800 && c <= 0xdfff) || c == '\n' || c == '\t') {
                tidy.appendCodePoint(c);
            } else if (c == '\r') {
                tidy.append("");
            } else {
                tidy.append(' ');
            }
        });
        return tidy.toString().strip();
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
