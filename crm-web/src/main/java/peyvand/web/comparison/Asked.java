package peyvand.web.comparison;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.comparison.Pair;
import peyvand.analytical.segment.SegmentQueries;
import peyvand.domain.SegmentId;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.Form;
import peyvand.web.i18n.Ui;

/** Reads what is to be compared from the fields {@code a} and {@code b}. */
@Component
class Asked {

    static final String A = "a";
    static final String B = "b";

    /** All customers who do not belong to the first. */
    static final String OTHERS = "others";

    private final SegmentQueries segments;

    Asked(SegmentQueries segments) {
        this.segments = segments;
    }

    List<Field> fields(Ui ui) {
        List<Choice> all = new ArrayList<>();
        segments.choices().forEach(segment -> all.add(new Choice(segment.id().toString(), segment.name())));
        List<Choice> second = new ArrayList<>(all);
        second.add(0, new Choice(OTHERS, ui.message("compare.others")));
        return List.of(
                Field.choice(A, all).called(ui.message("compare.a"), null),
                Field.choice(B, second).called(ui.message("compare.b"), null));
    }

    /** @return null where nothing is asked for, or it cannot be read; a segment with itself says nothing either */
    static @Nullable Pair pair(Form form) {
        String a = form.text(A);
        String b = form.text(B);
        if (a == null || b == null || a.equals(b) || form.problem(A) != null || form.problem(B) != null) {
            return null;
        }
        return new Pair(SegmentId.valueOf(a), b.equals(OTHERS) ? null : SegmentId.valueOf(b));
    }

    static String of(@Nullable SegmentId segment) {
        return segment == null ? OTHERS : segment.toString();
    }
}
