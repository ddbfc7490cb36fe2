package peyvand.operational.imports;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import peyvand.domain.Folding;

/** The ISO 3166 code of a country, from its code or its name in English or Persian. */
final class Countries {

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("uk", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("eire", "IE"),
            Map.entry("rsa", "ZA"),
            Map.entry("usa", "US"),
            Map.entry("u.s.a.", "US"),
            Map.entry("united states of america", "US"),
            Map.entry("america", "US"),
            Map.entry("uae", "AE"),
            Map.entry("korea", "KR"),
            Map.entry("south korea", "KR"),
            Map.entry("czech republic", "CZ"),
            Map.entry("holland", "NL"),
            Map.entry("the netherlands", "NL"),
            Map.entry("hong kong", "HK"),
            Map.entry("turkey", "TR"),
            Map.entry("russian federation", "RU"),
            Map.entry("islamic republic of iran", "IR"),
            Map.entry("iran, islamic republic of", "IR"),
            Map.entry("جمهوری اسلامی ایران", "IR"),
            Map.entry("امریکا", "US"),
            Map.entry("انگلیس", "GB"),
            Map.entry("انگلستان", "GB"),
            Map.entry("امارات", "AE"),
            Map.entry("هلند", "NL"));

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            CODES.put(Folding.fold(code), code);
            CODES.put(Folding.fold(country.getDisplayCountry(Locale.ENGLISH)), code);
            CODES.put(Folding.fold(country.getDisplayCountry(Locale.forLanguageTag("fa"))), code);
        }
        ALIASES.forEach((name, code) -> CODES.put(Folding.fold(name), code));
    }

    private Countries() {}

    /** The code where the country is known, else the text as given. */
    static String codeOf(String text) {
        return CODES.getOrDefault(Folding.fold(text), text);
    }
}
