package peyvand.domain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries as people write them, in English or Persian, as ISO codes. */
public final class Countries {

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** @return ISO 3166 alpha-2 where the country is known, else the text as it is */
    public static @Nullable String code(@Nullable String typed) {
        return typed == null ? null : CODES.getOrDefault(Folding.fold(typed.strip()), typed);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            codes.put(Folding.fold(country.getDisplayCountry(Locale.ENGLISH)), code);
            codes.put(Folding.fold(country.getDisplayCountry(Locale.forLanguageTag("fa"))), code);
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        codes.put("uk", "GB");
        codes.put("usa", "US");
        codes.put("uae", "AE");
        codes.put("eire", "IE");
        codes.put("rsa", "ZA");
        return codes;
    }
}
