package peyvand.web.error;

import jakarta.servlet.http.HttpServletRequest;

/** Which kind of answer a request can use. */
public final class Answers {

    private static final String EXPLANATION = Answers.class.getName() + ".explanation";

    private Answers() {}

    /** Whether htmx asks for a part of a page, rather than for a whole page in its own way. */
    public static boolean fragment(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"))
                && request.getHeader("HX-Boosted") == null
                && request.getHeader("HX-History-Restore-Request") == null;
    }

    /** Whether a program asks, which reads JSON and no pages. */
    public static boolean json(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("html");
    }

    /** Names the message that explains why this request is about to be refused, in place of the general one. */
    public static void explain(HttpServletRequest request, String key) {
        request.setAttribute(EXPLANATION, key);
    }

    static String explanation(HttpServletRequest request, String general) {
        return request.getAttribute(EXPLANATION) instanceof String key ? key : general;
    }
}
