package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import peyvand.operational.staff.Language;
import peyvand.web.i18n.CurrentPreferences;

/** Lets this browser be addressed in the language last used in it, even before somebody signs in. */
final class LanguageCookie {

    private LanguageCookie() {}

    static void set(HttpServletRequest request, HttpServletResponse response, Language language) {
        ResponseCookie cookie = ResponseCookie.from(CurrentPreferences.LANGUAGE_COOKIE, language.code())
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(Duration.ofDays(365))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
