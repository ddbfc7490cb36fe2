package peyvand.operational.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import peyvand.domain.Folding;
import peyvand.domain.RuleViolation;
import peyvand.operational.bulk.BulkOperation;
import peyvand.operational.bulk.BulkOperation.Back;
import peyvand.operational.bulk.BulkOperation.Change;
import peyvand.operational.bulk.BulkOperation.Records;
import peyvand.operational.bulk.BulkOperation.Rule;

/** Gives a tag to many records, or takes it from them; those of {@code x} are kept in {@code x_tag}. */
@Component
public class TagOperations {

    private static final int LONGEST = 60;
    private static final String SEPARATOR = ", ";

    private static final String HAS = """
            exists (select from {table}_tag g join tag t on t.id = g.tag_id
                    where g.{table}_id = {alias}.id and fold(t.name) = fold(:value))""";
    private static final String BEFORE = """
            jsonb_build_object('tags', (select string_agg(t.name, ', ' order by t.name)
              from {table}_tag g join tag t on t.id = g.tag_id where g.{table}_id = {alias}.id))""";
    private static final String GIVE = """
            insert into {table}_tag ({table}_id, tag_id)
            select r.record_id, t.id from bulk_change_row r, tag t
            where r.bulk_id = :bulk and r.undone = {undone} and fold(t.name) = fold(:value) on conflict do nothing""";
    private static final String TAKE = """
            delete from {table}_tag g using bulk_change_row r, tag t
            where r.bulk_id = :bulk and r.undone = {undone} and g.{table}_id = r.record_id
              and t.id = g.tag_id and fold(t.name) = fold(:value)""";

    private final Tags tags;

    TagOperations(Tags tags) {
        this.tags = tags;
    }

    /** @param possible whether a record may be changed at all */
    public BulkOperation add(Records records, String possible, String typed) {
        String tag = checked(typed);
        String has = in(HAS, records);
        return new BulkOperation(
                records,
                new Rule(possible, has, in(BEFORE, records)),
                new Change("", in(GIVE, records).replace("{undone}", "false"), "CHANGED"),
                new Back(
                        "(" + possible + ") and " + has,
                        new Change("", in(TAKE, records).replace("{undone}", "true"), "CHANGED")),
                before -> {
                    List<String> names = names(before);
                    names.add(tag);
                    return Map.of("tags", String.join(SEPARATOR, names));
                },
                () -> tags.named(List.of(tag)),
                tag);
    }

    public BulkOperation remove(Records records, String possible, String typed) {
        String tag = checked(typed);
        String has = in(HAS, records);
        return new BulkOperation(
                records,
                new Rule(possible, "not " + has, in(BEFORE, records)),
                new Change("", in(TAKE, records).replace("{undone}", "false"), "CHANGED"),
                new Back(
                        "(" + possible + ") and not " + has,
                        new Change("", in(GIVE, records).replace("{undone}", "true"), "CHANGED")),
                before -> {
                    List<String> names = names(before);
                    names.removeIf(name -> Folding.fold(name).equals(Folding.fold(tag)));
                    return names.isEmpty() ? nothing() : Map.of("tags", String.join(SEPARATOR, names));
                },
                () -> {},
                tag);
    }

    private static Map<String, @Nullable String> nothing() {
        Map<String, @Nullable String> none = new HashMap<>();
        none.put("tags", null);
        return none;
    }

    private static List<String> names(Map<String, @Nullable String> before) {
        String tags = before.get("tags");
        return tags == null ? new ArrayList<>() : new ArrayList<>(Arrays.asList(tags.split(SEPARATOR)));
    }

    private static String checked(String typed) {
        String tag = typed.strip();
        if (tag.isEmpty() || tag.length() > LONGEST || tag.matches("(?s).*[,،;\\n].*")) {
            throw new RuleViolation("rule.bulk.tag", LONGEST);
        }
        return tag;
    }

    private static String in(String sql, Records records) {
        return sql.replace("{table}", records.table()).replace("{alias}", records.alias());
    }
}
