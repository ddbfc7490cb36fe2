package peyvand.web.security;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.springframework.validation.Errors;
import peyvand.operational.staff.Calendar;
import peyvand.operational.staff.Digits;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.StaffPreferences;
import peyvand.operational.staff.Theme;

/** How the page is to be shown. */
record PreferencesForm(
        @NotNull(message = "{security.field.choose}") Language language,
        @NotNull(message = "{security.field.choose}") Calendar calendar,
        @NotNull(message = "{security.field.choose}") Digits digits,
        String zone,
        @NotNull(message = "{security.field.choose}") Theme theme) {

    static PreferencesForm of(StaffPreferences preferences) {
        return new PreferencesForm(
                preferences.language(),
                preferences.calendar(),
                preferences.digits(),
                preferences.zone().getId(),
                preferences.theme());
    }

    void check(Errors errors) {
        if (Choices.zone(zone).isEmpty()) {
            errors.rejectValue("zone", "security.field.choose");
        }
    }

    StaffPreferences preferences() {
        return new StaffPreferences(language, calendar, digits, ZoneId.of(zone), theme);
    }
}
