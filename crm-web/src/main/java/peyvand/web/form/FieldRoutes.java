package peyvand.web.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import peyvand.domain.Viewer;
import peyvand.web.i18n.Ui;

/** The routes by which a record is edited on a form of its own, and field by field in place. */
public interface FieldRoutes<I> extends EditRoutes<I> {

    @GetMapping("/{id}/fields/{name}")
    default String editField(Viewer viewer, Ui ui, @PathVariable I id, @PathVariable String name, Model model) {
        return editing(viewer, ui, id).field(name, model);
    }

    @PostMapping("/{id}/fields/{name}")
    default String saveField(
            Viewer viewer,
            Ui ui,
            @PathVariable I id,
            @PathVariable String name,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        return editing(viewer, ui, id).submitField(name, http, response, model);
    }
}
