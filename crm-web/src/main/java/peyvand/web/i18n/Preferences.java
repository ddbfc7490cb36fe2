package peyvand.web.i18n;

import java.time.ZoneId;
import java.util.Locale;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.Digits;
import peyvand.operational.staff.StaffPreferences;
import peyvand.operational.staff.Theme;

/** How the page of this request is shown. */
public record Preferences(Locale language, Calendar calendar, Digits digits, ZoneId zone, Theme theme) {

    public static Preferences of(StaffPreferences staff) {
        return new Preferences(
                staff.language().locale(), staff.calendar(), staff.digits(), staff.zone(), staff.theme());
    }

    public boolean rightToLeft() {
        return language.getLanguage().equals("fa");
    }
}
