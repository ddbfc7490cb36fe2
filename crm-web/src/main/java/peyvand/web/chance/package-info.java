/** How likely sales are, why, and how far that can be relied on. */
@NullMarked
package peyvand.web.chance;

import org.jspecify.annotations.NullMarked;
