package peyvand.web.attachment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import peyvand.domain.RuleViolation;
import peyvand.domain.Throttled;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.Attachments;
import peyvand.operational.attachment.Holder;
import peyvand.operational.attachment.ReceivedFiles;
import peyvand.operational.attachment.Reception;
import peyvand.operational.attachment.SentFile;
import peyvand.operational.attachment.UploadPace;
import peyvand.operational.submission.Submissions;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Takes in what a form sends, for as long as it is looked at. */
@Component
public class Uploads {

    /** The field of the files, alone or among others. */
    public static final String FIELD = "attachedFiles";

    private static final String OFTEN = "rule.attachment.often";

    private final Reception reception;
    private final Attachments attachments;
    private final UploadPace pace;
    private final Submissions submissions;

    Uploads(Reception reception, Attachments attachments, UploadPace pace, Submissions submissions) {
        this.reception = reception;
        this.attachments = attachments;
        this.pace = pace;
        this.submissions = submissions;
    }

    /**
     * Takes in the files of a request and does something with them.
     *
     * @throws RuleViolation when they are refused, for a reason that can be shown as it is; the response has its status then
     */
    public void receive(
            Viewer viewer, HttpServletRequest http, HttpServletResponse response, Consumer<ReceivedFiles> command) {
        List<SentFile> sent = sent(http);
        try {
            pace.admit(viewer, Math.min(sent.size(), Reception.MOST_AT_ONCE));
            try (ReceivedFiles received = reception.receive(sent)) {
                command.accept(received);
            }
        } catch (Throttled throttled) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(throttled.retryAfter().toSeconds()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            throw new RuleViolation(OFTEN);
        } catch (RuleViolation violation) {
            response.setStatus(status(violation).value());
            throw shown(violation);
        }
    }

    /**
     * Hangs the files of a request on a record.
     *
     * @param path of the record's page
     * @throws RuleViolation as {@link #receive} does, or when there are no files
     */
    public void add(
            Viewer viewer, Ui ui, Holder holder, String path, HttpServletRequest http, HttpServletResponse response) {
        Form form = Form.read(List.of(), ui.formats(), http.getParameterMap());
        receive(viewer, http, response, files -> {
            if (files.isEmpty()) {
                throw new RuleViolation("rule.attachment.none");
            }
            submissions.once(viewer, form.key(), () -> {
                attachments.add(viewer, holder, files);
                return path;
            });
        });
    }

    /** A file that was not chosen has no name. */
    private static List<SentFile> sent(HttpServletRequest http) {
        MultipartHttpServletRequest multipart = WebUtils.getNativeRequest(http, MultipartHttpServletRequest.class);
        Stream<MultipartFile> files = multipart == null ? Stream.of() : multipart.getFiles(FIELD).stream();
        return files.filter(file -> file.getOriginalFilename() != null
                        && !file.getOriginalFilename().isEmpty())
                .map(file -> new SentFile(file.getOriginalFilename(), file.getSize(), file::getInputStream))
                .toList();
    }

    private static HttpStatus status(RuleViolation violation) {
        return switch (violation.key()) {
            case "rule.attachment.large", "rule.attachment.most" -> HttpStatus.CONTENT_TOO_LARGE;
            case "rule.attachment.name" -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    /** The names of files stand in a sentence of another direction. */
    private static RuleViolation shown(RuleViolation violation) {
        return new RuleViolation(
                violation.key(),
                Stream.of(violation.args())
                        .map(arg -> arg instanceof String name ? Ui.isolated(name) : arg)
                        .toArray());
    }
}
