package peyvand.web.pivot;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import peyvand.domain.ViewId;
import peyvand.domain.Viewer;
import peyvand.operational.view.SavedView;
import peyvand.operational.view.SavedViewQueries;
import peyvand.operational.view.ViewContent;
import peyvand.web.form.Field;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/**
 * Questions kept under a name: requests, as views of lists are. Each reader is told what they may see, in their calendar, and of
 * the time that is meant when they look.
 */
@Component
class SavedQuestions {

    /** Under what they are kept among the views. */
    static final String LIST = "pivot";

    private final SavedViewQueries views;

    SavedQuestions(SavedViewQueries views) {
        this.views = views;
    }

    /** @param editable whether the reader may change it */
    record Row(String id, String name, String href, boolean shared, boolean editable) {}

    List<Row> rows(Viewer viewer, Ui ui) {
        return views.of(viewer, LIST).views().stream()
                .map(view -> new Row(
                        view.id().toString(),
                        view.name(),
                        PivotRequest.PATH + "?" + PivotRequest.SAVED + "=" + view.id(),
                        view.shared(),
                        editable(view, ui)))
                .toList();
    }

    static boolean editable(SavedView view, Ui ui) {
        return !view.shared() || ui.may("BULK");
    }

    /** @throws peyvand.domain.NotFound when there is none that this viewer may open */
    SavedView open(Viewer viewer, ViewId id) {
        return views.view(viewer, LIST, id);
    }

    /** What it asks, as this reader would type it. */
    static Map<String, String[]> asked(SavedView view, PivotForm forms, Ui ui) {
        Map<String, String[]> asked = new HashMap<>();
        for (Field field : forms.usual(ui).fields()) {
            String kept = view.content().parameters().get(field.name());
            if (kept != null) {
                asked.put(field.name(), new String[] {typed(field, kept, ui.formats())});
            }
        }
        return asked;
    }

    /** What is asked, as it can be written for each reader. */
    static ViewContent kept(PivotRequest request) {
        Form form = request.form();
        Map<String, String> kept = new TreeMap<>();
        for (Field field : form.fields()) {
            if (form.text(field.name()) != null) {
                kept.put(
                        field.name(),
                        field.type() == FieldType.DATE
                                ? String.valueOf(form.date(field.name()))
                                : form.value(field.name()));
            }
        }
        return new ViewContent(kept, List.of());
    }

    private static String typed(Field field, String kept, Formats formats) {
        try {
            return field.type() == FieldType.DATE ? formats.dateField(LocalDate.parse(kept)) : kept;
        } catch (DateTimeParseException e) {
            return kept;
        }
    }
}
