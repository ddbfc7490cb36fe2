/** Who is alike to the members of a segment. */
@NullMarked
package peyvand.web.likeness;

import org.jspecify.annotations.NullMarked;
