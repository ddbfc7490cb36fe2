/** The few words of SQL that all queries share: growing a statement, whose records may be seen, keyset pages, capped counts. */
@NullMarked
package peyvand.db.sql;

import org.jspecify.annotations.NullMarked;
