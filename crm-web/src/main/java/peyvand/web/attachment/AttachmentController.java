package peyvand.web.attachment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.AttachmentKey;
import peyvand.operational.attachment.AttachmentQueries;
import peyvand.operational.attachment.AttachmentRow;
import peyvand.operational.attachment.Attachments;
import peyvand.web.i18n.Ui;

/** Hands out files, to be saved and never to be opened in the browser; removes them and brings them back. */
@Controller
@RequestMapping("/attachments/{key}")
class AttachmentController {

    private static final String CLOSED_BOX = "sandbox; default-src 'none'";

    private final Attachments attachments;
    private final AttachmentQueries queries;

    AttachmentController(Attachments attachments, AttachmentQueries queries) {
        this.attachments = attachments;
        this.queries = queries;
    }

    @GetMapping
    void download(Viewer viewer, @PathVariable AttachmentKey key, HttpServletResponse response) throws IOException {
        AttachmentRow file = queries.row(viewer, key);
        try (InputStream content = queries.open(file, false)) {
            response.setContentType(file.type());
            response.setContentLengthLong(file.size());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(file.name(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("Content-Security-Policy", CLOSED_BOX);
            content.transferTo(response.getOutputStream());
        }
    }

    /** Drawn by ourselves, so it may stand on a page. */
    @GetMapping("/thumbnail")
    void thumbnail(Viewer viewer, @PathVariable AttachmentKey key, HttpServletResponse response) throws IOException {
        try (InputStream content = queries.open(queries.row(viewer, key), true)) {
            response.setContentType(MediaType.IMAGE_JPEG_VALUE);
            response.setHeader("Content-Security-Policy", CLOSED_BOX);
            content.transferTo(response.getOutputStream());
        }
    }

    @PostMapping("/removal")
    String remove(
            Viewer viewer,
            Ui ui,
            @PathVariable AttachmentKey key,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes after) {
        attachments.remove(viewer, key);
        after.addFlashAttribute("notice", ui.message("attachment.removed"));
        after.addFlashAttribute("undo", "/attachments/" + key + "/restoration?back=" + own(back));
        return "redirect:" + own(back);
    }

    @PostMapping("/restoration")
    String restore(
            Viewer viewer,
            Ui ui,
            @PathVariable AttachmentKey key,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes after) {
        attachments.restore(viewer, key);
        after.addFlashAttribute("notice", ui.message("attachment.restored"));
        return "redirect:" + own(back);
    }

    /** Only the page of a record that holds files, whatever a request may say. */
    private static String own(@Nullable String back) {
        return back != null && back.matches("/(customers|contacts|activities)/\\d{1,18}") ? back : "/";
    }
}
