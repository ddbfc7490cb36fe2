package peyvand.web.segment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.SegmentPreview;
import peyvand.analytical.segment.SegmentPreview.Member;
import peyvand.web.i18n.Ui;

/**
 * What a rule comes to, while it is written.
 *
 * @param count how many belong to it
 * @param how whether that is exact, and how sure it is otherwise
 * @param more whether there are others than those shown
 */
record PreviewView(String count, String how, List<Member> some, boolean more) {

    /** @return null where the rule is not finished */
    static @Nullable PreviewView of(@Nullable SegmentPreview preview, Ui ui) {
        if (preview == null) {
            return null;
        }
        return preview.exact()
                ? new PreviewView(
                        ui.message("segment.preview.exact", preview.members(), preview.all()),
                        ui.message("segment.preview.exact.how"),
                        preview.some(),
                        preview.members() > preview.some().size())
                : new PreviewView(
                        ui.message("segment.preview.about", preview.members(), preview.all()),
                        ui.message("segment.preview.about.how", preview.low(), preview.high(), preview.asked()),
                        preview.some(),
                        preview.high() > preview.some().size());
    }
}
