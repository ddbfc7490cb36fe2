package peyvand.web.quote;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the link to a quote leads. */
final class QuoteAddress {

    private QuoteAddress() {}

    static String path(String secret) {
        return "/q/" + secret;
    }

    static String of(String secret, HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path(path(secret))
                .build()
                .toUriString();
    }
}
