package peyvand.operational.opportunity;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import peyvand.db.sql.Count;
import peyvand.db.sql.Sql;

/**
 * Says in SQL which opportunities have a tag, so that it costs little however many do. The planner cannot know that of a
 * tag it is told later, so it is told whether they are few.
 */
record Tagged(long tag, boolean few) {

    private static final long NONE = 0;

    /** @return null where any will do */
    static @Nullable Tagged of(JdbcClient jdbc, @Nullable String name) {
        if (name == null) {
            return null;
        }
        long tag = jdbc.sql("select id from tag where fold(name) = fold(:name)")
                .param("name", name)
                .query(Long.class)
                .optional()
                .orElse(NONE);
        Sql having = Sql.of("select 1 from opportunity_tag where tag_id = :tag").with("tag", tag);
        return new Tagged(tag, !Count.of(jdbc, having).capped());
    }

    /** For some of them in the order of an index: of many, each that comes next is asked whether it has the tag. */
    Sql page(Sql sql) {
        return few ? fromTag(sql) : having(sql, " offset 0");
    }

    /** For all of them. */
    Sql all(Sql sql) {
        return few ? fromTag(sql) : having(sql, "");
    }

    private Sql fromTag(Sql sql) {
        return sql.and(
                "o.id = any (array(select g.opportunity_id from opportunity_tag g where g.tag_id = :tag))", "tag", tag);
    }

    private Sql having(Sql sql, String offset) {
        return sql.and(
                "exists (select from opportunity_tag g where g.opportunity_id = o.id and g.tag_id = :tag" + offset
                        + ")",
                "tag",
                tag);
    }
}
