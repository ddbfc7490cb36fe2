package peyvand.domain;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways to reach somebody. */
public enum HandleKind {
    EMAIL,
    MOBILE,
    PHONE,
    FAX,
    TELEGRAM,
    ADDRESS;

    private static final Pattern EMAIL_SHAPE = Pattern.compile(
            "[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?");
    private static final Pattern TELEGRAM_SHAPE = Pattern.compile("[a-z][a-z0-9_]{3,31}|\\+?\\d{5,15}");
    private static final int SHORTEST_NUMBER = 3;
    private static final int LONGEST = 500;

    /** Shorter ones are extensions and service numbers, which mean something only where they are dialled. */
    private static final long SMALLEST_FULL_NUMBER = 100_000;

    /**
     * The form that equal handles share: an e-mail in lower case, a phone number in E.164 where it is a possible number
     * (else its digits), a Telegram name without {@code @}, a folded address.
     *
     * @param region ISO country whose national numbers are understood; null: international numbers only
     * @throws RuleViolation when the value cannot be of this kind
     */
    public String normalise(String value, @Nullable String region) {
        String plain = Folding.asciiDigits(value.strip());
        if (plain.isEmpty() || plain.length() > LONGEST) {
            throw new RuleViolation("rule.handle.length", LONGEST);
        }
        return switch (this) {
            case EMAIL -> matching(EMAIL_SHAPE, Folding.fold(plain), "rule.handle.email");
            case TELEGRAM ->
                matching(
                        TELEGRAM_SHAPE,
                        Folding.fold(plain).replaceFirst("^(https?://)?(t\\.me/|telegram\\.me/)?@?", ""),
                        "rule.handle.telegram");
            case MOBILE, PHONE, FAX -> number(plain, region);
            case ADDRESS -> Folding.fold(plain).replaceAll("\\s+", " ");
        };
    }

    /** What a number in its normal form is that somebody gave as a telephone: a mobile, where its country tells. */
    public static HandleKind ofNumber(String normal) {
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            return switch (numbers.getNumberType(numbers.parse(normal, null))) {
                case MOBILE, FIXED_LINE_OR_MOBILE -> MOBILE;
                default -> PHONE;
            };
        } catch (NumberParseException e) {
            return PHONE;
        }
    }

    public boolean isNumber() {
        return this == MOBILE || this == PHONE || this == FAX;
    }

    private static String matching(Pattern shape, String text, String violation) {
        if (!shape.matcher(text).matches()) {
            throw new RuleViolation(violation);
        }
        return text;
    }

    private static String number(String text, @Nullable String region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(text.replaceFirst("^00", "+"), region);
            if (numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    && number.getNationalNumber() >= SMALLEST_FULL_NUMBER) {
                return numbers.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            // an extension, a short code or a number of an unknown country: its digits must do
        }
        String digits = text.replaceAll("\\D", "");
        if (digits.length() < SHORTEST_NUMBER) {
            throw new RuleViolation("rule.handle.number");
        }
        return digits;
    }
}
