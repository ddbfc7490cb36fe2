package peyvand.operational.opportunity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.Changes;
import peyvand.domain.OpportunityId;
import peyvand.operational.customer.Tags;

/** Writes the tags of opportunities. */
@Repository
class OpportunityTags {

    private final JdbcClient jdbc;
    private final Tags tags;

    OpportunityTags(JdbcClient jdbc, Tags tags) {
        this.jdbc = jdbc;
        this.tags = tags;
    }

    /**
     * Makes these its tags.
     *
     * @return what that changed
     */
    Changes change(OpportunityId id, List<String> names) {
        String before = told(id);
        Set<Long> wanted = tags.ids(names);
        jdbc.sql("delete from opportunity_tag where opportunity_id = :id and tag_id <> all (:wanted)")
                .param("id", id.value())
                .param("wanted", wanted.toArray(Long[]::new))
                .update();
        jdbc.sql("""
                insert into opportunity_tag (opportunity_id, tag_id) select :id, unnest(:wanted::bigint[]) on conflict do nothing
                """)
                .param("id", id.value())
                .param("wanted", wanted.toArray(Long[]::new))
                .update();
        return Changes.between(field(before), field(told(id)));
    }

    private static Map<String, String> field(@Nullable String names) {
        return names == null ? Map.of() : Map.of("tags", names);
    }

    private @Nullable String told(OpportunityId id) {
        return jdbc.sql("""
                select string_agg(t.name, ', ' order by t.name) from opportunity_tag g join tag t on t.id = g.tag_id
                where g.opportunity_id = :id
                """)
                .param("id", id.value())
                .query((row, n) -> row.getString(1))
                .list()
                .get(0);
    }
}
