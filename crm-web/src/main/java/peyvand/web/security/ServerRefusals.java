package peyvand.web.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * What the server itself refuses, an address that is none or a header that is too long, never reaches our filters and pages:
 * it is answered by a line of plain text, with the headers of all other answers.
 */
final class ServerRefusals extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ServerRefusals.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        SecurityHeaders.write(response, request.isSecure());
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        try {
            PrintWriter writer = response.getReporter();
            if (writer != null) {
                HttpStatus status = HttpStatus.resolve(response.getStatus());
                writer.write(status == null ? "Error" : status.getReasonPhrase());
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            log.debug("A refusal could not be told", e);
        }
    }
}
