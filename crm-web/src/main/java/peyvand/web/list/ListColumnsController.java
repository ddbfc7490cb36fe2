package peyvand.web.list;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.Viewer;
import peyvand.operational.staff.StaffMembers;
import peyvand.web.i18n.Ui;

/** Keeps which columns of a list somebody wants to see. */
@Controller
class ListColumnsController {

    private final StaffMembers staff;
    private final ListSources lists;

    ListColumnsController(StaffMembers staff, ListSources lists) {
        this.staff = staff;
        this.lists = lists;
    }

    @PostMapping("/lists/{list}/columns")
    String choose(
            Viewer viewer,
            @PathVariable String list,
            Ui ui,
            @RequestParam(name = "columns", required = false) @Nullable List<String> columns,
            @RequestParam(required = false) @Nullable String view) {
        ListSpec<?> spec = lists.spec(list, ui);
        staff.chooseColumns(viewer, list, columns == null ? List.of() : columns);
        boolean builtIn =
                spec.builtIns().stream().anyMatch(known -> known.name().equals(view));
        return "redirect:" + spec.path() + (builtIn || OpenViews.ALL.equals(view) ? "?view=" + view : "");
    }
}
