package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.Viewer;
import peyvand.operational.staff.AccountLog;

/** On which devices the viewer is signed in. */
@Controller
@RequestMapping("/preferences/sessions")
class SessionController {

    private final OwnSessions sessions;
    private final AccountLog log;

    SessionController(OwnSessions sessions, AccountLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    @GetMapping
    String list(Viewer viewer, Model model, HttpServletRequest request) {
        model.addAttribute("sessions", sessions.of(viewer.staff(), request));
        return "security/sessions";
    }

    @PostMapping("/end")
    String end(Viewer viewer, @RequestParam String session, RedirectAttributes redirect) {
        sessions.end(viewer.staff(), session);
        return ended(viewer, redirect);
    }

    @PostMapping("/end-others")
    String endOthers(Viewer viewer, HttpServletRequest request, RedirectAttributes redirect) {
        sessions.endOthers(viewer.staff(), request);
        return ended(viewer, redirect);
    }

    private String ended(Viewer viewer, RedirectAttributes redirect) {
        log.endedSessions(viewer);
        redirect.addFlashAttribute("done", "session.ended");
        return "redirect:/preferences/sessions";
    }
}
