package peyvand.web.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.insight.Score;
import peyvand.analytical.segment.Condition;
import peyvand.analytical.segment.Condition.OwnField;
import peyvand.analytical.segment.Fact;
import peyvand.analytical.segment.FactType;
import peyvand.analytical.segment.Rule;
import peyvand.operational.field.CustomField;
import peyvand.operational.field.FieldKind;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Ui;

/** All that can be asked of customers, for one request, in the reader's language. */
final class FactOptions {

    private final Map<String, FactOption> byKey;
    private final List<FactOption> offered;
    private final List<Choice> categories;
    private final Map<Long, String> products;
    private final Set<Score> shown;
    private final Ui ui;

    /**
     * @param fields retired ones included: rules may ask for them still
     * @param products what those are called that the rules name
     * @param shown what the analysis says and what is not switched off
     */
    FactOptions(
            List<CustomField> fields,
            List<Choice> owners,
            List<Choice> tiers,
            List<Choice> categories,
            Map<Long, String> products,
            Set<Score> shown,
            Ui ui) {
        this.ui = ui;
        this.shown = Set.copyOf(shown);
        this.categories = List.copyOf(categories);
        this.products = Map.copyOf(products);
        this.byKey = new HashMap<>();
        List<FactOption> all = new ArrayList<>();
        Stream.of(Fact.values())
                .filter(fact -> fact != Fact.FIELD)
                .map(fact -> of(fact, owners, tiers))
                .forEach(all::add);
        Set<String> retired = new HashSet<>();
        for (CustomField field : fields) {
            FactOption option = of(field);
            all.add(option);
            if (field.retired()) {
                retired.add(option.key());
            }
        }
        all.forEach(option -> byKey.put(option.key(), option));
        this.offered = all.stream()
                .filter(option -> !option.off() && !retired.contains(option.key()))
                .toList();
    }

    private FactOption of(Fact fact, List<Choice> owners, List<Choice> tiers) {
        List<Choice> choices = switch (fact) {
            case OWNER -> owners;
            case TIER -> tiers;
            default ->
                fact.choices().stream()
                        .map(choice -> new Choice(choice, ui.message("segment.choice." + fact + "." + choice)))
                        .toList();
        };
        boolean off = fact.score().filter(score -> !shown.contains(score)).isPresent();
        String label = ui.message("segment.fact." + fact);
        return new FactOption(
                fact.name(), fact, null, off ? ui.message("segment.fact.off", label) : label, choices, off);
    }

    private FactOption of(CustomField field) {
        List<Choice> choices = field.choices().stream()
                .map(choice ->
                        new Choice(Long.toString(choice.id()), choice.label().in(ui.getLanguage())))
                .toList();
        OwnField own = new OwnField(field.id().value(), type(field.kind()));
        return new FactOption(key(own), Fact.FIELD, own, field.label().in(ui.getLanguage()), choices, false);
    }

    private static FactType type(FieldKind kind) {
        return switch (kind) {
            case TEXT -> FactType.TEXT;
            case NUMBER, MONEY -> FactType.NUMBER;
            case DATE -> FactType.DAY;
            case CHOICE -> FactType.RECORD;
            case YES_NO -> FactType.YES_NO;
        };
    }

    private static String key(OwnField field) {
        return "FIELD-" + field.id();
    }

    /** Empty where there is none of that key. */
    Optional<FactOption> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** What a condition asks for; of a field that is gone a name for want of a better one. */
    FactOption of(Condition condition) {
        OwnField field = condition.field();
        String key = field == null ? condition.fact().name() : key(field);
        return find(key)
                .orElseGet(() -> new FactOption(
                        key, condition.fact(), field, ui.message("segment.fact.FIELD"), List.of(), false));
    }

    /** In their order; {@code current} too, which may be retired. */
    List<Choice> choices(@Nullable FactOption current) {
        Stream<FactOption> all = current == null || offered.contains(current)
                ? offered.stream()
                : Stream.concat(offered.stream(), Stream.of(current));
        return all.map(option ->
                        new Choice(option.key(), ui.message("segment.offered", topic(option.fact()), option.label())))
                .toList();
    }

    private String topic(Fact fact) {
        return ui.message("segment.topic." + fact.topic());
    }

    List<Choice> categories() {
        return categories;
    }

    String category(long id) {
        return categories.stream()
                .filter(choice -> choice.value().equals(Long.toString(id)))
                .map(Choice::label)
                .findFirst()
                .orElse("?");
    }

    String product(long id) {
        return products.getOrDefault(id, "?");
    }

    /** The products that rules name. */
    static Set<Long> productsOf(Stream<Rule> rules) {
        Set<Long> ids = new HashSet<>();
        rules.flatMap(rule -> rule.conditions().stream())
                .map(condition -> condition.of().product())
                .filter(id -> id != null)
                .forEach(ids::add);
        return ids;
    }
}
