package peyvand.operational.staff;

import java.util.Locale;

/** The languages Peyvand speaks. */
public enum Language {
    EN,
    FA;

    /** As it is stored and as a browser writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** The language of a code or locale tag; English for every language we do not speak. */
    public static Language of(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage().equals("fa") ? FA : EN;
    }
}
