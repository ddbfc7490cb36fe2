package peyvand.web.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Tells what can be done by keyboard. */
@Controller
class KeysController {

    /** @param fragment asked for by a page that shows it in a dialog */
    @GetMapping("/keys")
    String keys(@RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return fragment == null ? "shell/keys" : "shell/keys :: keys";
    }
}
