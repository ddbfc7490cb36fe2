package peyvand.web.activity;

import org.jspecify.annotations.Nullable;

/** Where one came from: a page on which activities are ticked off, whatever a request may say. */
final class Back {

    private static final String PAGES =
            "/(|calendar|activities(/\\d{1,18})?|(customers|contacts|opportunities)/\\d{1,18})(\\?[\\w=&%.+*-]{0,500})?";

    private Back() {}

    static String to(@Nullable String wanted, String otherwise) {
        return wanted != null && wanted.matches(PAGES) ? wanted : otherwise;
    }
}
