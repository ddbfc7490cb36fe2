package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where somebody signed in, as their list of sessions tells it: of the browser no more than its family. */
record SignInPlace(String address, Browser browser) {

    private static final SignInPlace UNKNOWN = new SignInPlace("unknown", Browser.OTHER);

    /** By the mark in its name; the first that is found, since each names those it descends from too. */
    enum Browser {
        EDGE("Edg/"),
        OPERA("OPR/"),
        SAMSUNG("SamsungBrowser/"),
        FIREFOX("Firefox/"),
        CHROME("Chrome/"),
        SAFARI("Safari/"),
        OTHER("");

        private final String mark;

        Browser(String mark) {
            this.mark = mark;
        }

        static Browser of(@Nullable String userAgent) {
            String agent = userAgent == null ? "" : userAgent;
            return Stream.of(values())
                    .filter(browser -> agent.contains(browser.mark))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    static SignInPlace of(HttpServletRequest request) {
        return new SignInPlace(ClientAddress.of(request), Browser.of(request.getHeader("User-Agent")));
    }

    /** As a session keeps it. */
    String text() {
        return browser + " " + address;
    }

    static SignInPlace of(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split(" ", 2);
        return parts.length == 2 ? new SignInPlace(parts[1], Browser.valueOf(parts[0])) : UNKNOWN;
    }
}
