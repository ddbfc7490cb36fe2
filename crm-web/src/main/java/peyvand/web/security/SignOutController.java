package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import peyvand.domain.Viewer;
import peyvand.operational.staff.AccountLog;

@Controller
class SignOutController {

    private final StaffSessions sessions;
    private final AccountLog log;

    SignOutController(StaffSessions sessions, AccountLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    @PostMapping("/sign-out")
    String signOut(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        log.signedOut(viewer);
        sessions.end(request, response);
        return "redirect:/sign-in";
    }
}
