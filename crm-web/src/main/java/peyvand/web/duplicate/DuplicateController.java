package peyvand.web.duplicate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import peyvand.domain.Cursor;
import peyvand.domain.HandleKind;
import peyvand.domain.RuleViolation;
import peyvand.domain.Viewer;
import peyvand.operational.customer.PhoneRegion;
import peyvand.operational.duplicate.DuplicateKind;
import peyvand.operational.duplicate.DuplicateQueries;
import peyvand.operational.duplicate.Duplicates;
import peyvand.web.i18n.Ui;

@Controller
@RequestMapping("/duplicates")
class DuplicateController {

    private static final int PAIRS_OF_A_PAGE = 20;
    private static final int LONGEST_NAME = 200;

    private final Duplicates duplicates;
    private final DuplicateQueries queries;
    private final PhoneRegion region;

    DuplicateController(Duplicates duplicates, DuplicateQueries queries, PhoneRegion region) {
        this.duplicates = duplicates;
        this.queries = queries;
        this.region = region;
    }

    @GetMapping
    String list(
            Viewer viewer,
            Ui ui,
            @RequestParam(defaultValue = "CUSTOMER") DuplicateKind kind,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        var views = new DuplicateViews(kind, ui);
        var page = queries.page(viewer, kind, cursor(at), PAIRS_OF_A_PAGE);
        var count = queries.count(viewer, kind);
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", DuplicateKind.values());
        model.addAttribute("pairs", page.map(views::pair).rows());
        model.addAttribute("count", ui.formats().number(count.number()) + (count.capped() ? "+" : ""));
        model.addAttribute("previous", link(kind, page.previous()));
        model.addAttribute("next", link(kind, page.next()));
        return "duplicate/list";
    }

    /** The duplicates of one record, and any other that somebody names to merge it with. */
    @GetMapping("/of/{kind}/{id}")
    String of(
            Viewer viewer,
            Ui ui,
            @PathVariable DuplicateKind kind,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        var views = new DuplicateViews(kind, ui);
        String wanted = cut(name);
        model.addAttribute(
                "likely",
                queries.of(viewer, kind, id).stream()
                        .map(found -> views.candidate(found, id))
                        .toList());
        model.addAttribute(
                "named",
                wanted.isBlank()
                        ? List.of()
                        : queries.whileTyping(viewer, kind, wanted, List.of(), List.of(), id).stream()
                                .map(found -> views.candidate(found, id))
                                .toList());
        model.addAttribute("wanted", wanted);
        model.addAttribute("kind", kind);
        model.addAttribute("id", id);
        model.addAttribute("back", DuplicateViews.href(kind, id));
        return "duplicate/of";
    }

    /** What a form shows while a new record is typed. */
    @GetMapping("/similar")
    String similar(
            Viewer viewer,
            Ui ui,
            @RequestParam DuplicateKind recordKind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String givenName,
            @RequestParam(defaultValue = "") String familyName,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "") String phone,
            Model model) {
        var views = new DuplicateViews(recordKind, ui);
        String whole = recordKind == DuplicateKind.CONTACT ? (givenName + " " + familyName).strip() : name.strip();
        List<String> phones = new ArrayList<>(normal(HandleKind.MOBILE, mobile));
        phones.addAll(normal(HandleKind.PHONE, phone));
        model.addAttribute(
                "similar",
                queries
                        .whileTyping(viewer, recordKind, cut(whole), normal(HandleKind.EMAIL, email), phones, null)
                        .stream()
                        .map(found -> views.candidate(found, null))
                        .toList());
        return "duplicate/similar :: similar";
    }

    /** Says that two are not the same. */
    @PostMapping("/pairs/{id}/dismissal")
    String dismiss(
            Viewer viewer, Ui ui, @PathVariable long id, @RequestParam DuplicateKind kind, RedirectAttributes after) {
        duplicates.dismiss(viewer, id);
        after.addFlashAttribute("notice", ui.message("duplicate.dismissed"));
        return "redirect:/duplicates?kind=" + kind;
    }

    /** Half a number or address is none yet: it finds nothing. */
    private List<String> normal(HandleKind kind, String typed) {
        if (typed.isBlank()) {
            return List.of();
        }
        try {
            return List.of(kind.normalise(typed, region.code()));
        } catch (RuleViolation violation) {
            return List.of();
        }
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static @Nullable Cursor cursor(@Nullable String at) {
        try {
            return Cursor.decode(at);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static @Nullable String link(DuplicateKind kind, @Nullable Cursor cursor) {
        return cursor == null ? null : "/duplicates?kind=" + kind + "&at=" + cursor.encode();
    }
}
