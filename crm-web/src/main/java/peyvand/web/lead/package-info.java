/** The pages of leads: the list, the record and the board. */
@NullMarked
package peyvand.web.lead;

import org.jspecify.annotations.NullMarked;
