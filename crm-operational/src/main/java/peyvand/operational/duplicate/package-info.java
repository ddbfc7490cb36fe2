/**
 * Records that may be one, and their merging. Owns {@code duplicate_pair}, {@code merge} and {@code merge_move}; a merge
 * moves the rows of every table that refers to the merged record.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.duplicate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
