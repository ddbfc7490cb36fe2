/** The pages of possible duplicates and of merging them. */
@NullMarked
package peyvand.web.duplicate;

import org.jspecify.annotations.NullMarked;
