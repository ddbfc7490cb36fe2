/**
 * Changes of many records at once, and the way back. Owns {@code bulk_change} and {@code bulk_change_row}. What can be done
 * with the records of a kind, and by which rules, says the module that owns them, by its {@link BulkActions}.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
