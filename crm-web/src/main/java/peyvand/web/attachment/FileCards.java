package peyvand.web.attachment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.Viewer;
import peyvand.operational.attachment.AttachmentQueries;
import peyvand.operational.attachment.Holder;
import peyvand.operational.attachment.Reception;
import peyvand.web.i18n.Ui;

/** The card of a record's files, with the form that adds more. */
@Component
public class FileCards {

    /** What the card is called in a model. */
    public static final String NAME = "files";

    private final AttachmentQueries queries;

    FileCards(AttachmentQueries queries) {
        this.queries = queries;
    }

    /**
     * @param path of the page it stands on
     * @param editable whether more can be added
     * @param form by which a form that arrives twice is known as one
     * @param problem why what was sent was not taken
     */
    public record CardView(
            String path,
            boolean editable,
            List<FileView> files,
            UUID form,
            @Nullable String problem) {

        /** In bytes. */
        public int largest() {
            return Reception.LARGEST;
        }
    }

    public CardView of(Viewer viewer, Ui ui, Holder holder, String path, boolean editable) {
        return of(viewer, ui, holder, path, editable, null);
    }

    /** @param problem null where there is none */
    public CardView of(Viewer viewer, Ui ui, Holder holder, String path, boolean editable, @Nullable String problem) {
        return new CardView(
                path,
                editable,
                queries.of(viewer, holder).stream()
                        .map(file -> FileView.of(file, viewer, ui))
                        .toList(),
                UUID.randomUUID(),
                problem);
    }
}
