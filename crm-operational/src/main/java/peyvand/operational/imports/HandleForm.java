package peyvand.operational.imports;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Folding;

/** What equal handles share, as {@code handle.normal} keeps it. */
final class HandleForm {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;.]{2,}");
    private static final Pattern TELEGRAM = Pattern.compile("[a-z][a-z0-9_]{3,31}");

    private HandleForm() {}

    /**
     * @param region the country whose numbers need no country code; null: none
     * @return null when the text is no such handle
     */
    static @Nullable String of(ImportField kind, String text, @Nullable String region) {
        return switch (kind) {
            case EMAIL -> email(text);
            case TELEGRAM -> telegram(text);
            case ADDRESS -> Folding.fold(text).replaceAll("\\s+", " ").strip();
            default -> phone(text, region);
        };
    }

    private static @Nullable String email(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return EMAIL.matcher(plain).matches() ? plain : null;
    }

    private static @Nullable String telegram(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^(https?://)?t\\.me/", "");
        plain = plain.startsWith("@") ? plain.substring(1) : plain;
        return TELEGRAM.matcher(plain).matches() ? plain : null;
    }

    private static @Nullable String phone(String text, @Nullable String region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(Folding.asciiDigits(text), region);
            return numbers.isPossibleNumber(number) ? numbers.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException problem) {
            return null;
        }
    }
}
