package peyvand.web.notification;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.Cursor;
import peyvand.domain.Slice;
import peyvand.domain.Viewer;
import peyvand.operational.notification.NotificationQueries;
import peyvand.operational.notification.NotificationRow;
import peyvand.operational.notification.Notifications;
import peyvand.web.i18n.Ui;

/** What somebody is told of, the latest first, and what of it they have read. */
@Controller
@RequestMapping("/notifications")
class NotificationController {

    private static final int PAGE = 30;

    private final Notifications notifications;
    private final NotificationQueries queries;
    private final NotificationWords words;

    NotificationController(Notifications notifications, NotificationQueries queries, NotificationWords words) {
        this.notifications = notifications;
        this.queries = queries;
        this.words = words;
    }

    @GetMapping
    String list(Viewer viewer, Ui ui, @RequestParam(required = false) @Nullable String at, Model model) {
        long newest = queries.newest(viewer);
        Slice<NotificationRow> slice = queries.page(viewer, cursor(at), PAGE);
        model.addAttribute(
                "notifications",
                slice.rows().stream().map(row -> words.view(row, ui)).toList());
        model.addAttribute("last", newest);
        model.addAttribute("unread", queries.unread(viewer.staff()) > 0);
        model.addAttribute("previous", link(slice.previous()));
        model.addAttribute("next", link(slice.next()));
        return "notification/list";
    }

    @PostMapping("/{id}/reading")
    String read(Viewer viewer, @PathVariable long id) {
        notifications.read(viewer, id);
        return "redirect:/notifications";
    }

    /** @param last the newest one on the page that was looked at */
    @PostMapping("/reading")
    String readAll(Viewer viewer, @RequestParam long last) {
        notifications.readAll(viewer, last);
        return "redirect:/notifications";
    }

    private static @Nullable String link(@Nullable Cursor cursor) {
        return cursor == null ? null : "/notifications?at=" + cursor.encode();
    }

    private static @Nullable Cursor cursor(@Nullable String at) {
        try {
            return Cursor.decode(at);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }
}
