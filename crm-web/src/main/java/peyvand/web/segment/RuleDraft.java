package peyvand.web.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.Group;
import peyvand.analytical.segment.Rule;

/**
 * A rule as it is being written: what stands in the fields, finished or not. In requests each field is called by its name and
 * the place of its condition: {@code fact-r_0_2} is of the third part of the first part of the whole.
 */
final class RuleDraft {

    static final String ROOT = "r";
    static final String KIND = "kind";
    static final String FACT = "fact";

    /** Of a condition all the fields there may be; {@code was}: the fact that they were shown for. */
    static final List<String> NAMES = List.of(
            FACT,
            "was",
            "is",
            "values",
            "from",
            "to",
            "days",
            "window",
            "windowDays",
            "windowFrom",
            "windowTo",
            "product",
            "category");

    private static final int MOST_PARTS = Rule.MOST_CONDITIONS + 1;

    private final boolean group;
    private final Map<String, String[]> typed;
    private final List<RuleDraft> parts;

    private RuleDraft(boolean group, Map<String, String[]> typed, List<RuleDraft> parts) {
        this.group = group;
        this.typed = typed;
        this.parts = parts;
    }

    static RuleDraft group(Group.Kind kind, List<RuleDraft> parts) {
        return new RuleDraft(true, Map.of(KIND, new String[] {kind.name()}), new ArrayList<>(parts));
    }

    /** @param typed by the names of its fields */
    static RuleDraft condition(Map<String, String[]> typed) {
        return new RuleDraft(false, typed, List.of());
    }

    /** What a request holds, as far as a rule may be deep and long. */
    static RuleDraft read(Map<String, String[]> request) {
        RuleDraft root = read(request, ROOT, 0);
        return root == null || !root.group ? group(Group.Kind.ALL, List.of()) : root;
    }

    private static @Nullable RuleDraft read(Map<String, String[]> request, String place, int depth) {
        if (request.containsKey(KIND + "-" + place) && depth < Rule.DEEPEST) {
            List<RuleDraft> parts = new ArrayList<>();
            for (int i = 0; i < MOST_PARTS; i++) {
                RuleDraft part = read(request, place + "_" + i, depth + 1);
                if (part != null) {
                    parts.add(part);
                }
            }
            return new RuleDraft(true, Map.of(KIND, request.get(KIND + "-" + place)), parts);
        }
        if (!request.containsKey(FACT + "-" + place)) {
            return null;
        }
        Map<String, String[]> typed = new HashMap<>();
        for (String name : NAMES) {
            String[] values = request.get(name + "-" + place);
            if (values != null) {
                typed.put(name, values);
            }
        }
        return condition(typed);
    }

    /** Does what a button asks for, such as {@code add:r_0}; what is no such thing, does nothing. */
    void apply(String step) {
        int colon = step.indexOf(':');
        if (colon < 0 || !step.substring(colon + 1).matches(ROOT + "(_\\d{1,3}){0," + Rule.DEEPEST + "}")) {
            return;
        }
        List<Integer> way = new ArrayList<>();
        for (String part : step.substring(colon + 1).split("_")) {
            if (!part.equals(ROOT)) {
                way.add(Integer.valueOf(part));
            }
        }
        switch (step.substring(0, colon)) {
            case "add" -> at(way, draft -> draft.parts.add(condition(new HashMap<>())));
            case "group" ->
                at(way, draft -> draft.parts.add(group(Group.Kind.ANY, List.of(condition(new HashMap<>())))));
            case "remove" -> {
                if (!way.isEmpty()) {
                    int last = way.remove(way.size() - 1);
                    at(way, draft -> {
                        if (last < draft.parts.size()) {
                            draft.parts.remove(last);
                        }
                    });
                }
            }
            default -> {}
        }
    }

    private void at(List<Integer> way, Consumer<RuleDraft> change) {
        RuleDraft draft = this;
        for (int next : way) {
            if (next >= draft.parts.size()) {
                return;
            }
            draft = draft.parts.get(next);
        }
        if (draft.group) {
            change.accept(draft);
        }
    }

    boolean isGroup() {
        return group;
    }

    /** What stands in a field; empty where nothing does. */
    String value(String name) {
        return String.join(",", typed.getOrDefault(name, new String[0])).strip();
    }

    Map<String, String[]> typed() {
        return typed;
    }

    List<RuleDraft> parts() {
        return parts;
    }
}
