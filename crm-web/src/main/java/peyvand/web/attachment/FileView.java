package peyvand.web.attachment;

import org.jspecify.annotations.Nullable;
import peyvand.domain.Right;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.AttachmentRow;
import peyvand.web.i18n.Ui;

/**
 * A file as it is shown.
 *
 * @param thumbnail where a small picture of it is; null where there is none
 * @param detail how large it is and, in a list of files, who added it when
 * @param removal where it is removed; null for whoever may not
 */
public record FileView(
        String name,
        String href,
        @Nullable String thumbnail,
        String size,
        @Nullable String who,
        @Nullable String when,
        @Nullable String removal) {

    private static final long KILO = 1_024;
    private static final long MEGA = KILO * KILO;

    static FileView of(AttachmentRow file, Viewer viewer, Ui ui) {
        return of(file.key().value(), file.name(), file.size(), file.thumbnail(), file.addedBy(), viewer, ui)
                .by(file.addedByName(), ui.formats().dateTime(file.addedAt()));
    }

    /** Of an entry that says itself who wrote it when. */
    public static FileView of(
            String key, String name, long size, boolean thumbnail, StaffId addedBy, Viewer viewer, Ui ui) {
        String path = "/attachments/" + key;
        boolean removable = viewer.may(addedBy.equals(viewer.staff()) ? Right.EDIT : Right.DELETE);
        return new FileView(
                name,
                path,
                thumbnail ? path + "/thumbnail" : null,
                size(size, ui),
                null,
                null,
                removable ? path + "/removal" : null);
    }

    private FileView by(String colleague, String time) {
        return new FileView(name, href, thumbnail, size, colleague, time, removal);
    }

    static String size(long bytes, Ui ui) {
        return bytes < MEGA
                ? ui.message("attachment.size.kb", (bytes + KILO - 1) / KILO)
                : ui.message("attachment.size.mb", Math.round(bytes * 10.0 / MEGA) / 10.0);
    }
}
