package peyvand.web.list;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.NotFound;
import peyvand.domain.Viewer;
import peyvand.operational.staff.StaffMembers;

/** Keeps which columns of a list somebody wants to see. */
@Controller
class ListColumnsController {

    private static final List<String> LISTS = List.of("customers", "contacts", "products", "orders");

    private final StaffMembers staff;

    ListColumnsController(StaffMembers staff) {
        this.staff = staff;
    }

    @PostMapping("/lists/{list}/columns")
    String choose(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam(name = "column", required = false) @Nullable List<String> columns) {
        if (!LISTS.contains(list)) {
            throw new NotFound(list);
        }
        staff.chooseColumns(viewer, list, columns == null ? List.of() : columns);
        return "redirect:/" + list;
    }
}
