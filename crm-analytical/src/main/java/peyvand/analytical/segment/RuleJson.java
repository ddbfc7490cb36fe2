package peyvand.analytical.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.analytical.segment.Condition.OwnField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rules as the database keeps them: {@code {"all": [{"fact": "CITY", "is": "ANY_OF", "values": ["Tehran"]}]}}. */
@Component
class RuleJson {

    private final JsonMapper json;

    RuleJson(JsonMapper json) {
        this.json = json;
    }

    String write(Rule rule) {
        return json.writeValueAsString(node(rule));
    }

    Rule read(String text) {
        return rule(json.readTree(text));
    }

    private ObjectNode node(Rule rule) {
        ObjectNode node = json.createObjectNode();
        if (rule instanceof Group group) {
            var parts = node.putArray(group.kind().name().toLowerCase(Locale.ROOT));
            group.rules().forEach(part -> parts.add(node(part)));
        } else if (rule instanceof Condition condition) {
            write(condition, node);
        }
        return node;
    }

    private static void write(Condition condition, ObjectNode node) {
        node.put("fact", condition.fact().name()).put("is", condition.is().name());
        OwnField field = condition.field();
        if (field != null) {
            node.put("field", field.id()).put("type", field.type().name());
        }
        if (!condition.values().isEmpty()) {
            var values = node.putArray("values");
            condition.values().forEach(values::add);
        }
        put(node, "from", condition.from());
        put(node, "to", condition.to());
        put(node, "days", condition.days());
        Purchases of = condition.of();
        put(node, "ofDays", of.days());
        put(node, "ofFrom", of.from());
        put(node, "ofTo", of.to());
        put(node, "product", of.product());
        put(node, "category", of.category());
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value instanceof Integer number) {
            node.put(name, number);
        } else if (value instanceof Long number) {
            node.put(name, number);
        } else if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static Rule rule(JsonNode node) {
        for (Group.Kind kind : Group.Kind.values()) {
            JsonNode parts = node.get(kind.name().toLowerCase(Locale.ROOT));
            if (parts != null) {
                List<Rule> rules = new ArrayList<>();
                parts.forEach(part -> rules.add(rule(part)));
                return new Group(kind, rules);
            }
        }
        return condition(node);
    }

    private static Condition condition(JsonNode node) {
        List<String> values = new ArrayList<>();
        if (node.has("values")) {
            node.get("values").forEach(value -> values.add(value.asString()));
        }
        return new Condition(
                Fact.valueOf(node.get("fact").asString()),
                node.has("field")
                        ? new OwnField(
                                node.get("field").asLong(),
                                FactType.valueOf(node.get("type").asString()))
                        : null,
                Comparison.valueOf(node.get("is").asString()),
                values,
                text(node, "from"),
                text(node, "to"),
                whole(node, "days"),
                new Purchases(
                        whole(node, "ofDays"),
                        day(node, "ofFrom"),
                        day(node, "ofTo"),
                        id(node, "product"),
                        id(node, "category")));
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asString() : null;
    }

    private static @Nullable Integer whole(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asInt() : null;
    }

    private static @Nullable Long id(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asLong() : null;
    }

    private static @Nullable LocalDate day(JsonNode node, String name) {
        return node.has(name) ? LocalDate.parse(node.get(name).asString()) : null;
    }
}
