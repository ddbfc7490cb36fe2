package peyvand.web.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.Comparison;
import peyvand.analytical.segment.Condition;
import peyvand.analytical.segment.Fact;
import peyvand.analytical.segment.FactType;
import peyvand.analytical.segment.Group;
import peyvand.analytical.segment.Purchases;
import peyvand.analytical.segment.Rule;
import peyvand.domain.Countries;
import peyvand.domain.RuleViolation;
import peyvand.web.form.Field;
import peyvand.web.form.Field.Choice;
import peyvand.web.form.FieldType;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** The fields of a rule, between drafts, forms and {@link Rule}. */
final class RuleForm {

    private static final int LONGEST_KEY = 60;
    private static final String SUGGESTIONS = "/products/suggestions";

    private final FactOptions facts;
    private final Function<String, Optional<Long>> products;
    private final Ui ui;

    /** Which purchases are looked at, by time. */
    private enum Window {
        ALL,
        DAYS,
        DATES
    }

    /** @param products the product that a text names */
    RuleForm(FactOptions facts, Function<String, Optional<Long>> products, Ui ui) {
        this.facts = facts;
        this.products = products;
        this.ui = ui;
    }

    /** A rule as a draft, with its values as the reader writes such. */
    RuleDraft draft(Rule rule) {
        if (rule instanceof Group group) {
            return RuleDraft.group(
                    group.kind(), group.rules().stream().map(this::draft).toList());
        }
        Condition condition = (Condition) rule;
        FactOption fact = facts.of(condition);
        Map<String, String[]> typed = new HashMap<>();
        put(typed, RuleDraft.FACT, fact.key());
        put(typed, "was", fact.key());
        put(typed, "is", condition.is().name());
        typed.put(
                "values",
                condition.values().stream().map(value -> typed(fact, value)).toArray(String[]::new));
        put(typed, "from", limit(fact, condition.from()));
        put(typed, "to", limit(fact, condition.to()));
        put(typed, "days", formats().numberField(condition.days()));
        Purchases of = condition.of();
        Window window =
                of.days() != null ? Window.DAYS : of.from() != null || of.to() != null ? Window.DATES : Window.ALL;
        put(typed, "window", window.name());
        put(typed, "windowDays", formats().numberField(of.days()));
        put(typed, "windowFrom", formats().dateField(of.from()));
        put(typed, "windowTo", formats().dateField(of.to()));
        put(typed, "product", of.product() == null ? "" : facts.product(of.product()));
        put(typed, "category", of.category() == null ? "" : of.category().toString());
        return RuleDraft.condition(typed);
    }

    private static void put(Map<String, String[]> typed, String name, String value) {
        typed.put(name, new String[] {value});
    }

    private String typed(FactOption fact, String value) {
        return fact.fact() == Fact.COUNTRY ? formats().country(value) : value;
    }

    private String limit(FactOption fact, @Nullable String limit) {
        return limit == null
                ? ""
                : fact.type() == FactType.DAY
                        ? formats().dateField(LocalDate.parse(limit))
                        : formats().numberField(new BigDecimal(limit));
    }

    /**
     * The forms of a draft.
     *
     * @param strict whether what does not fit is told: not while it is still being written
     */
    RuleNode node(RuleDraft draft, boolean strict) {
        return node(draft, RuleDraft.ROOT, 1, strict);
    }

    private RuleNode node(RuleDraft draft, String place, int depth, boolean strict) {
        if (!draft.isGroup()) {
            return condition(draft, place, strict);
        }
        List<RuleNode> parts = new ArrayList<>();
        for (RuleDraft part : draft.parts()) {
            parts.add(node(part, place + "_" + parts.size(), depth + 1, strict));
        }
        Field kind = Field.choice(RuleDraft.KIND + "-" + place, choices("segment.group.", Group.Kind.values()))
                .asRequired()
                .called(ui.message("segment.field.kind"), null);
        return new RuleNode(
                place, form(List.of(kind), draft.typed(), place, strict), null, parts, depth < Rule.DEEPEST);
    }

    private RuleNode condition(RuleDraft draft, String place, boolean strict) {
        FactOption fact = facts.find(draft.value(RuleDraft.FACT))
                .orElseGet(() -> facts.find(facts.choices(null).get(0).value()).orElseThrow());
        Map<String, String[]> typed = new HashMap<>(draft.typed());
        if (!draft.value("was").equals(fact.key())) {
            typed.clear();
        }
        Comparison is = comparison(typed, fact);
        put(typed, RuleDraft.FACT, fact.key());
        put(typed, "was", fact.key());
        put(typed, "is", is.name());
        Window window = window(typed);
        if (fact.fact().ofPurchases()) {
            put(typed, "window", window.name());
        }
        Form head = form(head(fact, place), typed, place, strict);
        Form body = form(body(fact, is, window, place), typed, place, strict);
        return new RuleNode(place, head, body, List.of(), false);
    }

    private static Comparison comparison(Map<String, String[]> typed, FactOption fact) {
        String asked = String.join("", typed.getOrDefault("is", new String[0]));
        return fact.type().comparisons().stream()
                .filter(is -> is.name().equals(asked))
                .findFirst()
                .orElse(fact.type().comparisons().iterator().next());
    }

    private static Window window(Map<String, String[]> typed) {
        String asked = String.join("", typed.getOrDefault("window", new String[0]));
        return asked.equals(Window.DAYS.name())
                ? Window.DAYS
                : asked.equals(Window.DATES.name()) ? Window.DATES : Window.ALL;
    }

    private List<Field> head(FactOption fact, String place) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.text("was-" + place, LONGEST_KEY).of(FieldType.HIDDEN),
                called(
                        Field.choice(RuleDraft.FACT + "-" + place, facts.choices(fact))
                                .asRequired(),
                        "fact"),
                called(
                        Field.choice(
                                        "is-" + place,
                                        choices(
                                                "segment.is.",
                                                fact.type().comparisons().toArray(Comparison[]::new)))
                                .asRequired(),
                        "is")));
        if (fact.fact().ofPurchases()) {
            fields.add(called(
                    Field.choice("window-" + place, choices("segment.window.", Window.values()))
                            .asRequired(),
                    "window"));
        }
        return fields;
    }

    private List<Field> body(FactOption fact, Comparison is, Window window, String place) {
        List<Field> fields = new ArrayList<>();
        if (is.ofValues()) {
            fields.add(
                    fact.picked()
                            ? called(Field.choices("values-" + place, fact.choices()), "values")
                            : Field.words("values-" + place)
                                    .called(ui.message("segment.field.values"), ui.message("segment.values.hint")));
        }
        if (is == Comparison.BETWEEN) {
            boolean day = fact.type() == FactType.DAY;
            fields.add(called(day ? Field.date("from-" + place) : Field.decimal("from-" + place), "from"));
            fields.add(called(day ? Field.date("to-" + place) : Field.decimal("to-" + place), "to"));
        }
        if (is.ofDays()) {
            fields.add(called(Field.wholeNumber("days-" + place), "days"));
        }
        if (fact.fact().ofPurchases()) {
            fields.addAll(purchases(window, place));
        }
        return fields;
    }

    private List<Field> purchases(Window window, String place) {
        List<Field> fields = new ArrayList<>();
        if (window == Window.DAYS) {
            fields.add(called(Field.wholeNumber("windowDays-" + place), "windowDays"));
        } else if (window == Window.DATES) {
            fields.add(called(Field.date("windowFrom-" + place), "windowFrom"));
            fields.add(called(Field.date("windowTo-" + place), "windowTo"));
        }
        fields.add(called(Field.suggested("product-" + place, SUGGESTIONS), "product"));
        if (!facts.categories().isEmpty()) {
            fields.add(called(Field.choice("category-" + place, facts.categories()), "category"));
        }
        return fields;
    }

    private Field called(Field field, String name) {
        return field.called(ui.message("segment.field." + name), null);
    }

    private <E extends Enum<E>> List<Choice> choices(String key, E[] values) {
        List<Choice> choices = new ArrayList<>();
        for (E value : values) {
            choices.add(new Choice(value.name(), ui.message(key + value.name())));
        }
        return choices;
    }

    private Form form(List<Field> fields, Map<String, String[]> typed, String place, boolean strict) {
        Map<String, String[]> request = new HashMap<>();
        typed.forEach((name, values) -> request.put(name + "-" + place, values));
        if (strict) {
            return Form.read(fields, formats(), request);
        }
        Form form = Form.empty(fields, formats());
        fields.forEach(field ->
                form.with(field.name(), String.join(",", request.getOrDefault(field.name(), new String[0]))));
        return form;
    }

    /** What forms say that were read strictly; empty where they have problems, which stand in them then. */
    Optional<Rule> rule(RuleNode node) {
        Rule rule = read(node);
        return node.hasProblems() ? Optional.empty() : Optional.ofNullable(rule);
    }

    private @Nullable Rule read(RuleNode node) {
        Form body = node.body();
        if (body != null) {
            return node.hasProblems() ? null : condition(node.place(), node.head(), body);
        }
        List<Rule> parts = new ArrayList<>();
        for (RuleNode part : node.parts()) {
            Rule rule = read(part);
            if (rule != null) {
                parts.add(rule);
            }
        }
        Group.Kind kind = node.head().hasProblems()
                ? Group.Kind.ALL
                : Group.Kind.valueOf(node.head().required(RuleDraft.KIND + "-" + node.place()));
        if (node.parts().isEmpty()) {
            node.head().reject(RuleDraft.KIND + "-" + node.place(), "rule.segment.empty");
        }
        return new Group(kind, parts);
    }

    private @Nullable Condition condition(String place, Form head, Form body) {
        FactOption fact =
                facts.find(head.required(RuleDraft.FACT + "-" + place)).orElseThrow();
        try {
            Condition condition = new Condition(
                    fact.fact(),
                    fact.field(),
                    Comparison.valueOf(head.required("is-" + place)),
                    values(fact, body, "values-" + place),
                    limit(fact, body, "from-" + place),
                    limit(fact, body, "to-" + place),
                    body.has("days-" + place) ? body.wholeNumber("days-" + place) : null,
                    fact.fact().ofPurchases() ? purchases(body, place) : Purchases.ALL);
            condition.check();
            if (head.has("window-" + place) && condition.of().days() == null && body.has("windowDays-" + place)) {
                throw new RuleViolation("rule.segment.days", Condition.MOST_DAYS);
            }
            return condition;
        } catch (RuleViolation violation) {
            boolean inBody = !body.fields().isEmpty() && !body.hasProblems();
            if (inBody) {
                body.reject(body.fields().iterator().next().name(), violation);
            } else {
                head.reject("is-" + place, violation);
            }
            return null;
        }
    }

    private static List<String> values(FactOption fact, Form body, String name) {
        if (!body.has(name)) {
            return List.of();
        }
        return fact.fact() == Fact.COUNTRY
                ? body.words(name).stream()
                        .map(word -> Optional.ofNullable(Countries.code(word)).orElse(word))
                        .toList()
                : body.words(name);
    }

    private static @Nullable String limit(FactOption fact, Form body, String name) {
        if (!body.has(name)) {
            return null;
        }
        if (fact.type() == FactType.DAY) {
            LocalDate day = body.date(name);
            return day == null ? null : day.toString();
        }
        BigDecimal number = body.decimal(name);
        return number == null
                ? null
                : number.stripTrailingZeros()
                        .setScale(Math.max(0, number.stripTrailingZeros().scale()))
                        .toPlainString();
    }

    private Purchases purchases(Form body, String place) {
        String product = body.text("product-" + place);
        Optional<Long> named = product == null ? Optional.empty() : products.apply(product);
        if (product != null && named.isEmpty()) {
            body.reject("product-" + place, "form.product.unknown");
        }
        String category = body.has("category-" + place) ? body.text("category-" + place) : null;
        return new Purchases(
                body.has("windowDays-" + place) ? body.wholeNumber("windowDays-" + place) : null,
                body.has("windowFrom-" + place) ? body.date("windowFrom-" + place) : null,
                body.has("windowTo-" + place) ? body.date("windowTo-" + place) : null,
                named.orElse(null),
                category == null ? null : Long.valueOf(category));
    }

    private Formats formats() {
        return ui.formats();
    }
}
