package peyvand.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a page of ours or, for anything that could be read as another site, the home page. */
final class SafeTarget {

    static final String HOME = "/";

    /** One slash, then neither slash nor backslash; no blanks, control characters or backslashes anywhere. */
    private static final Pattern OURS = Pattern.compile(
            "/(?:[A-Za-z0-9._~-][A-Za-z0-9._~!$&'()*+,;=:@%/?-]*|\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");

    private static final Pattern HIDDEN = Pattern.compile("//|%(?:0|1|2f|5c|7f)", Pattern.CASE_INSENSITIVE);

    /** The pages before signing in: never a target after it, but a place to return to with another language. */
    private static final Pattern ENTRANCE =
            Pattern.compile("/(?:sign-in(?:/code)?(?:\\?next=[A-Za-z0-9._~%/-]*)?|setup)");

    private static final int LONGEST = 2000;

    private SafeTarget() {}

    static String of(@Nullable String next) {
        if (next == null || next.length() > LONGEST || !OURS.matcher(next).matches()) {
            return HOME;
        }
        int query = next.indexOf('?');
        String path = query < 0 ? next : next.substring(0, query);
        return HIDDEN.matcher(path).find() || path.startsWith("/sign-") || path.equals("/setup") ? HOME : next;
    }

    /** The page of ours from which the browser says it came; the sign-in and the set-up page count too. */
    static String back(@Nullable String referer) {
        try {
            String path = referer == null ? HOME : withQuery(new URI(referer));
            return ENTRANCE.matcher(path).matches() ? path : of(path);
        } catch (URISyntaxException e) {
            return HOME;
        }
    }

    /** The address of the sign-in page which leads back to the page that was asked for. */
    static String signInFor(HttpServletRequest request) {
        String query = request.getQueryString();
        String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        return signInFor(request.getMethod().equals("GET") ? wanted : HOME);
    }

    /** The same for a fragment: back to the page that wanted it. */
    static String signInForPage(@Nullable String currentUrl) {
        try {
            return signInFor(withQuery(new URI(currentUrl == null ? HOME : currentUrl)));
        } catch (URISyntaxException e) {
            return signInFor(HOME);
        }
    }

    private static String withQuery(URI page) {
        String path = page.getRawPath() == null ? HOME : page.getRawPath();
        return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
    }

    /** The address of the page that asks for a code, and then leads there. */
    static String codeFor(@Nullable String next) {
        return leadingTo("/sign-in/code", next);
    }

    private static String signInFor(String wanted) {
        return leadingTo("/sign-in", wanted);
    }

    private static String leadingTo(String page, @Nullable String wanted) {
        String target = of(wanted);
        return target.equals(HOME) ? page : page + "?next=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }
}
