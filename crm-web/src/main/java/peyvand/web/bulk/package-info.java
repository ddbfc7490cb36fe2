/** Changing many records of a list at once, and taking it back. */
@NullMarked
package peyvand.web.bulk;

import org.jspecify.annotations.NullMarked;
