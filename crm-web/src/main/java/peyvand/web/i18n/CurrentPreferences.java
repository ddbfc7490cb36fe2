package peyvand.web.i18n;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.CompanyQueries;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.StaffPreferences;

/**
 * The preferences of whoever makes the request: those of the member of staff, else what the language cookie or the
 * browser says, in the company's zone.
 */
@Component
public class CurrentPreferences {

    public static final String LANGUAGE_COOKIE = "lang";

    private static final String ATTRIBUTE = Preferences.class.getName();

    private final CompanyQueries companies;

    CurrentPreferences(CompanyQueries companies) {
        this.companies = companies;
    }

    /** Those of the request this thread answers. */
    public Preferences get() {
        return of(((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest());
    }

    public Preferences of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Preferences known) {
            return known;
        }
        Preferences preferences = Preferences.of(StaffPreferences.usualFor(language(request), zone()));
        request.setAttribute(ATTRIBUTE, preferences);
        return preferences;
    }

    /** Fixes the preferences of a request once it is known who makes it. */
    public static void set(HttpServletRequest request, StaffPreferences preferences) {
        request.setAttribute(ATTRIBUTE, Preferences.of(preferences));
    }

    private Language language(HttpServletRequest request) {
        String chosen = cookie(request);
        if (chosen != null) {
            return Language.of(chosen);
        }
        if (request.getHeader("Accept-Language") != null) {
            Locale wanted = request.getLocale();
            return Language.of(wanted.getLanguage());
        }
        return company() == null ? Language.EN : company().language();
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, LANGUAGE_COOKIE);
        return cookie == null || !cookie.getValue().matches("en|fa") ? null : cookie.getValue();
    }

    private ZoneId zone() {
        Company company = company();
        return company == null ? ZoneOffset.UTC : company.zone();
    }

    /** None before the set-up; none either while the database is away, when an error page is all we can show. */
    private @Nullable Company company() {
        try {
            return companies.company().orElse(null);
        } catch (DataAccessException | TransactionException e) {
            return null;
        }
    }
}
