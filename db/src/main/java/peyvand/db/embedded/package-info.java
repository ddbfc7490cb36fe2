/** A durable PostgreSQL of our own, for installations that name no other. Owns the data directory and its siblings. */
@NullMarked
package peyvand.db.embedded;

import org.jspecify.annotations.NullMarked;
