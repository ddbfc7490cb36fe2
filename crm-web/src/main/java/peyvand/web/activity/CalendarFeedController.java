package peyvand.web.activity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;
import peyvand.operational.activity.CalendarFeeds;
import peyvand.web.i18n.Ui;

/** The link by which another calendar reads one's activities, and what it reads there without signing in. */
@Controller
class CalendarFeedController {

    private static final String TOKEN = "[\\w-]{43}";
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final CalendarFeeds feeds;

    CalendarFeedController(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/calendar/feed/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        if (!token.matches(TOKEN)) {
            throw new NotFound("calendar feed");
        }
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .body(ICalendar.of(feeds.entries(token)).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/preferences/calendar")
    String page(Viewer viewer, Ui ui, Model model) {
        model.addAttribute(
                "since", feeds.since(viewer).map(ui.formats()::dateTime).orElse(null));
        return "activity/feed";
    }

    /** The link is shown once: only a hash of it is kept. */
    @PostMapping("/preferences/calendar")
    String renew(Viewer viewer, RedirectAttributes after) {
        String link = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/calendar/feed/" + feeds.renew(viewer) + ".ics")
                .toUriString();
        after.addFlashAttribute("link", link);
        return "redirect:/preferences/calendar";
    }

    @PostMapping("/preferences/calendar/removal")
    String remove(Viewer viewer) {
        feeds.remove(viewer);
        return "redirect:/preferences/calendar";
    }
}
