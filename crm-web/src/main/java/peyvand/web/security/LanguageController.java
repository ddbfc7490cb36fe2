package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.operational.staff.Language;
import peyvand.operational.staff.StaffMembers;

/** Changes the language for visitors and staff alike, and returns to the page. */
@Controller
class LanguageController {

    private final StaffMembers staff;

    LanguageController(StaffMembers staff) {
        this.staff = staff;
    }

    @PostMapping("/preferences/language")
    String choose(
            @RequestParam Language language,
            @RequestParam(required = false) @Nullable String next,
            @RequestHeader(required = false) @Nullable String referer,
            HttpServletRequest request,
            HttpServletResponse response) {
        StaffSessions.current()
                .ifPresent(person -> staff.preferLanguage(person.viewer(ClientAddress.of(request)), language));
        LanguageCookie.set(request, response, language);
        return "redirect:" + SafeTarget.back(next == null ? referer : next);
    }
}
