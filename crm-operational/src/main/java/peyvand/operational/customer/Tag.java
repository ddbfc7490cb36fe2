package peyvand.operational.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** A word people sort records by. Rows are made by {@link Tags}, which lets equal words meet. */
@Entity
@Immutable
class Tag {

    @Id
    private long id;

    private String name;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Tag() {}

    String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tag tag && tag.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
