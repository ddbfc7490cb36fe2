package peyvand.operational.staff;

import java.time.ZoneId;

/** How a member of staff likes to see things. Any mix is allowed. */
public record StaffPreferences(Language language, Calendar calendar, Digits digits, ZoneId zone, Theme theme) {

    /** What people who read this language mostly want. */
    public static StaffPreferences usualFor(Language language, ZoneId zone) {
        return language == Language.FA
                ? new StaffPreferences(language, Calendar.JALALI, Digits.PERSIAN, zone, Theme.AUTO)
                : new StaffPreferences(language, Calendar.GREGORIAN, Digits.LATIN, zone, Theme.AUTO);
    }

    public StaffPreferences in(Language other) {
        return new StaffPreferences(other, calendar, digits, zone, theme);
    }
}
