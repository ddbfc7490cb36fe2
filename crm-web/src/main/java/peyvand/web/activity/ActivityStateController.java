package peyvand.web.activity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.domain.ActivityId;
import peyvand.domain.Right;
import peyvand.domain.RuleViolation;
import peyvand.domain.StaffId;
import peyvand.domain.Viewer;
import peyvand.operational.activity.Activities;
import peyvand.operational.activity.ActivityQueries;
import peyvand.web.i18n.Ui;

/** Moves an activity on: done with one click, cancelled, open again, somebody else's. */
@Controller
@RequestMapping("/activities/{id}")
class ActivityStateController {

    private final Activities activities;
    private final ActivityQueries queries;
    private final ActivityController page;
    private final ActivityWords words;

    ActivityStateController(
            Activities activities, ActivityQueries queries, ActivityController page, ActivityWords words) {
        this.activities = activities;
        this.queries = queries;
        this.page = page;
        this.words = words;
    }

    @PostMapping("/completion")
    String complete(
            Viewer viewer,
            Ui ui,
            @PathVariable ActivityId id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) @Nullable String back,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        try {
            activities.complete(viewer, id, outcome.isBlank() ? null : outcome.strip());
        } catch (RuleViolation violation) {
            model.addAttribute("outcome", outcome);
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return done(viewer, ui, id, back, http, model);
    }

    @PostMapping("/reopening")
    String reopen(
            Viewer viewer,
            Ui ui,
            @PathVariable ActivityId id,
            @RequestParam(required = false) @Nullable String back,
            HttpServletRequest http,
            Model model) {
        activities.reopen(viewer, id);
        return done(viewer, ui, id, back, http, model);
    }

    @PostMapping("/cancellation")
    String cancel(
            Viewer viewer,
            Ui ui,
            @PathVariable ActivityId id,
            @RequestParam(defaultValue = "") String outcome,
            HttpServletResponse response,
            Model model) {
        try {
            activities.cancel(viewer, id, outcome.isBlank() ? null : outcome.strip());
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return "redirect:/activities/" + id;
    }

    /** Who no longer sees it afterwards is led to the list. */
    @PostMapping("/owner")
    String hand(
            Viewer viewer,
            Ui ui,
            @PathVariable ActivityId id,
            @RequestParam StaffId activityOwner,
            HttpServletResponse response,
            Model model) {
        try {
            activities.hand(viewer, id, activityOwner);
        } catch (RuleViolation violation) {
            return page.refused(viewer, ui, id, violation, response, model);
        }
        return queries.find(viewer, id).isPresent() ? "redirect:/activities/" + id : "redirect:/activities";
    }

    private String done(
            Viewer viewer, Ui ui, ActivityId id, @Nullable String back, HttpServletRequest http, Model model) {
        if (http.getHeader("HX-Request") == null) {
            return "redirect:" + Back.to(back, "/activities/" + id);
        }
        model.addAttribute("item", words.item(viewer, queries.row(viewer, id), ui));
        model.addAttribute("back", Back.to(back, "/activities"));
        model.addAttribute(
                "picking", viewer.may(Right.BULK) && Back.to(back, "/").startsWith("/activities?"));
        return "activity/items :: item(i=${item},back=${back})";
    }
}
