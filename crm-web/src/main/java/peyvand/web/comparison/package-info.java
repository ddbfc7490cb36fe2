/** Segments side by side, and who is behind each figure. */
@NullMarked
package peyvand.web.comparison;

import org.jspecify.annotations.NullMarked;
