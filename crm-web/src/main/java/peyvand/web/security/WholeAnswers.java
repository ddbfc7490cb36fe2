package peyvand.web.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an answer that is complete and on its way arrive, though the session could not be looked up once more after it: a
 * pair of filters, one around the filter of the sessions and one within.
 */
final class WholeAnswers {

    private static final Logger log = LoggerFactory.getLogger(WholeAnswers.class);
    private static final String COMPLETE = WholeAnswers.class.getName();

    private WholeAnswers() {}

    static Filter aroundSessions() {
        return WholeAnswers::around;
    }

    static Filter withinSessions() {
        return WholeAnswers::within;
    }

    private static void around(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException e) {
            if (request.getAttribute(COMPLETE) == null || !response.isCommitted()) {
                throw e;
            }
            log.debug("The session could not be kept after the answer", e);
        } finally {
            CalmSessions.forget();
        }
    }

    private static void within(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        request.setAttribute(COMPLETE, true);
    }
}
