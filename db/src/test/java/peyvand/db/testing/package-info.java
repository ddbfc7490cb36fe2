/** One PostgreSQL per test JVM, for every module. */
@NullMarked
package peyvand.db.testing;

import org.jspecify.annotations.NullMarked;
