package peyvand.web.testing;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** An answer, as it came over the wire. Redirects are not followed. */
public record Page(int status, HttpHeaders headers, String body) {

    private static final Pattern TOKEN = Pattern.compile("(?:name=\"_csrf\" value|data-csrf)=\"([^\"]+)\"");

    private static final Pattern INPUT = Pattern.compile("<input\\s[^>]*>");

    /** The first value of a header; empty where there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Path and query of where it leads; empty where it leads nowhere. */
    public String location() {
        String location = header("Location");
        if (location.isEmpty()) {
            return "";
        }
        URI target = URI.create(location);
        String authority = target.getAuthority();
        boolean elsewhere = authority != null && !authority.startsWith("127.0.0.1:");
        String path = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
        return elsewhere ? location : path;
    }

    public List<String> cookies() {
        return headers.allValues("Set-Cookie");
    }

    /** The inputs of the forms on this page with what they would send: hidden, typed, and of the choices the chosen one. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        INPUT.matcher(body).results().map(MatchResult::group).forEach(input -> {
            String name = attribute(input, "name");
            if (!name.isEmpty() && (!input.contains("type=\"radio\"") || input.contains(" checked"))) {
                fields.putIfAbsent(name, attribute(input, "value"));
            }
        });
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "";
    }

    /** What it says for itself: without the forms' tokens, whose random letters may spell anything. */
    public String said() {
        return said(body);
    }

    /** What an answer read off the wire says for itself, as {@link #said()}. */
    public static String said(String answer) {
        return TOKEN.matcher(answer).replaceAll("");
    }

    /** The token of a form on this page; empty where there is no form. */
    String token() {
        Matcher matcher = TOKEN.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }
}
