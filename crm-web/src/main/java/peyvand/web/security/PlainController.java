package peyvand.web.security;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cheapest answer there is for who is signed in: what all pages are measured against. */
@RestController
class PlainController {

    @GetMapping(path = "/plain", produces = MediaType.TEXT_PLAIN_VALUE)
    String plain() {
        return "ok";
    }
}
