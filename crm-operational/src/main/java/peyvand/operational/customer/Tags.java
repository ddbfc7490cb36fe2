package peyvand.operational.customer;

import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import peyvand.domain.Folding;

/**
 * Finds tags by name, and makes those that are new; spellings of one word are one tag. New ones are made in the order of
 * their spellings, so that two who bring the same ones wait for each other in turn.
 */
@Repository
public class Tags {

    private final JdbcClient jdbc;
    private final EntityManager entities;

    Tags(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    Set<Tag> named(List<String> names) {
        Set<Tag> tags = new LinkedHashSet<>();
        ids(names).forEach(id -> tags.add(entities.find(Tag.class, id)));
        return tags;
    }

    /** The ids of the tags of these names, in their order. */
    public Set<Long> ids(List<String> names) {
        names.stream()
                .sorted(Comparator.comparing(Folding::fold))
                .forEach(name -> jdbc.sql("insert into tag (name) values (:name) on conflict do nothing")
                        .param("name", name)
                        .update());
        Set<Long> ids = new LinkedHashSet<>();
        for (String name : names) {
            ids.add(jdbc.sql("select id from tag where fold(name) = fold(:name)")
                    .param("name", name)
                    .query(Long.class)
                    .single());
        }
        return ids;
    }
}
