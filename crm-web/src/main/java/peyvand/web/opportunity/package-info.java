/** The pages of opportunities: the list, the record and the board. */
@NullMarked
package peyvand.web.opportunity;

import org.jspecify.annotations.NullMarked;
