package peyvand.web.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.segment.Comparison;
import peyvand.analytical.segment.Condition;
import peyvand.analytical.segment.Fact;
import peyvand.analytical.segment.FactType;
import peyvand.analytical.segment.Group;
import peyvand.analytical.segment.Purchases;
import peyvand.analytical.segment.Rule;
import peyvand.domain.Countries;
import peyvand.web.form.Field.Choice;
import peyvand.web.i18n.Ui;

/** Rules in the reader's words. */
final class RuleWords {

    private final FactOptions facts;
    private final Ui ui;

    RuleWords(FactOptions facts, Ui ui) {
        this.facts = facts;
        this.ui = ui;
    }

    /** A condition, or how the lines beneath are joined. */
    record Line(String text, List<Line> parts) {}

    Line line(Rule rule) {
        if (rule instanceof Condition condition) {
            return new Line(say(condition), List.of());
        }
        Group group = (Group) rule;
        return new Line(
                ui.message("segment.group." + group.kind()),
                group.rules().stream().map(this::line).toList());
    }

    /**
     * Why somebody belongs: the conditions they met, with what they said to them.
     *
     * @param why by the places of the conditions in the rule
     */
    List<String> reasons(Rule rule, Map<Integer, String> why) {
        List<Condition> conditions = rule.conditions();
        List<String> reasons = new ArrayList<>();
        why.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            Condition condition = conditions.get(entry.getKey());
            FactOption fact = facts.of(condition);
            String said = said(fact, entry.getValue());
            reasons.add(
                    said.isEmpty()
                            ? say(condition)
                            : ui.message("segment.why", about(fact, condition), Ui.isolated(said)));
        });
        return reasons;
    }

    /** The conditions at those places of the rule. */
    List<String> conditions(Rule rule, Collection<Integer> places) {
        List<Condition> conditions = rule.conditions();
        return places.stream().sorted().map(place -> say(conditions.get(place))).toList();
    }

    private String said(FactOption fact, String value) {
        if (value.isEmpty() || fact.off()) {
            return "";
        }
        return switch (fact.type()) {
            case NUMBER -> ui.formats().number(rounded(new BigDecimal(value)));
            case DAY -> ui.formats().date(LocalDate.parse(value));
            case YES_NO -> ui.message("segment.says." + (value.equals("true") ? Comparison.YES : Comparison.NO));
            default -> named(fact, value);
        };
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.scale() > 2 ? number.setScale(2, RoundingMode.HALF_UP) : number;
    }

    private String say(Condition condition) {
        FactOption fact = facts.of(condition);
        String about = about(fact, condition);
        return switch (condition.is()) {
            case ANY_OF, NONE_OF ->
                ui.message(
                        "segment.says." + condition.is(),
                        about,
                        condition.values().stream()
                                .map(value -> Ui.isolated(named(fact, value)))
                                .collect(Collectors.joining(ui.message("segment.or"))));
            case BETWEEN -> between(condition, about);
            case LAST_DAYS, BEFORE_LAST_DAYS ->
                ui.message("segment.says." + condition.is(), about, Objects.requireNonNull(condition.days()));
            default -> ui.message("segment.says.that", about, ui.message("segment.says." + condition.is()));
        };
    }

    private String between(Condition condition, String about) {
        if (condition.from() == null) {
            return ui.message("segment.says.to", about, limit(condition, condition.to()));
        }
        return condition.to() == null
                ? ui.message("segment.says.from", about, limit(condition, condition.from()))
                : ui.message(
                        "segment.says.BETWEEN",
                        about,
                        limit(condition, condition.from()),
                        limit(condition, condition.to()));
    }

    private String limit(Condition condition, @Nullable String limit) {
        String text = Objects.requireNonNull(limit);
        return condition.type() == FactType.DAY
                ? ui.formats().date(LocalDate.parse(text))
                : ui.formats().number(new BigDecimal(text));
    }

    private String about(FactOption fact, Condition condition) {
        Purchases of = condition.of();
        if (of.equals(Purchases.ALL)) {
            return fact.label();
        }
        List<String> limits = new ArrayList<>();
        if (of.product() != null) {
            limits.add(ui.message("segment.of.product", Ui.isolated(facts.product(of.product()))));
        }
        if (of.category() != null) {
            limits.add(ui.message("segment.of.category", Ui.isolated(facts.category(of.category()))));
        }
        if (of.days() != null) {
            limits.add(ui.message("segment.of.days", of.days()));
        }
        if (of.from() != null) {
            limits.add(ui.message("segment.of.from", of.from()));
        }
        if (of.to() != null) {
            limits.add(ui.message("segment.of.to", of.to()));
        }
        return ui.message("segment.of", fact.label(), String.join(ui.message("segment.and"), limits));
    }

    private String named(FactOption fact, String value) {
        if (fact.fact() == Fact.COUNTRY) {
            return ui.formats().country(Countries.code(value));
        }
        return fact.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(fact.picked() ? "?" : value);
    }
}
