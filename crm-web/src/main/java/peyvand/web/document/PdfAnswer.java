package peyvand.web.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A paper on its way to whoever asked for it. */
public final class PdfAnswer {

    private PdfAnswer() {}

    /** @param name of the file, see {@link #fileName} */
    public static ResponseEntity<byte[]> of(String name, byte[] pdf) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf);
    }

    /** The name of a paper's file: what it is and its number, and of that only letters, digits and hyphens. */
    public static String fileName(String kind, String number) {
        String plain = number.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
        return (kind + (plain.isEmpty() ? "" : "-" + plain) + ".pdf").toLowerCase(Locale.ROOT);
    }
}
