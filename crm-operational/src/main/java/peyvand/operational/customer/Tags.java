package peyvand.operational.customer;

import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds tags by name, and makes those that are new; spellings of one word are one tag. */
@Repository
class Tags {

    private final JdbcClient jdbc;
    private final EntityManager entities;

    Tags(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    Set<Tag> named(List<String> names) {
        Set<Tag> tags = new LinkedHashSet<>();
        for (String name : names) {
            jdbc.sql("insert into tag (name) values (:name) on conflict do nothing")
                    .param("name", name)
                    .update();
            long id = jdbc.sql("select id from tag where fold(name) = fold(:name)")
                    .param("name", name)
                    .query(Long.class)
                    .single();
            tags.add(entities.find(Tag.class, id));
        }
        return tags;
    }
}
