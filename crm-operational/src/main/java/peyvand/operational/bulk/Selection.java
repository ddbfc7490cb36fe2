package peyvand.operational.bulk;

import peyvand.db.sql.Sql;

/** The records a change is about: those of a filter, or some by their ids; never more than the viewer may see. */
@FunctionalInterface
public interface Selection {

    /** @return {@code select <columns> from ... where ...}, without order */
    Sql select(String columns);
}
