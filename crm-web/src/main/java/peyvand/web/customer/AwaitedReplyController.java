package peyvand.web.customer;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.collaborative.touchpoint.AwaitedReplies;
import peyvand.domain.CustomerId;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/** Says of what a customer wrote that it needs no answer. */
@Controller
class AwaitedReplyController {

    private final AwaitedReplies replies;

    AwaitedReplyController(AwaitedReplies replies) {
        this.replies = replies;
    }

    @PostMapping("/customers/{id}/awaited-reply/settlement")
    String settle(Viewer viewer, Ui ui, @PathVariable CustomerId id, RedirectAttributes after) {
        replies.settle(viewer, id);
        after.addFlashAttribute("notice", ui.message("home.replies.settled"));
        return "redirect:/";
    }
}
