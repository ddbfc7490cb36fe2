package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import peyvand.operational.staff.AccountLink;

/** Shows the administrator a link to somebody's account, and mails it where that is possible. */
@Component
class LinkPage {

    private final AccountMail mail;

    LinkPage(AccountMail mail) {
        this.mail = mail;
    }

    String show(AccountLink link, Model model, HttpServletRequest request) {
        model.addAttribute("link", link);
        model.addAttribute("address", AccountAddress.of(link, request));
        model.addAttribute("mail", mailed(link));
        return "security/link";
    }

    /** @return as the end of a message key */
    private String mailed(AccountLink link) {
        if (!mail.available()) {
            return "none";
        }
        return mail.send(link) ? "sent" : "failed";
    }
}
