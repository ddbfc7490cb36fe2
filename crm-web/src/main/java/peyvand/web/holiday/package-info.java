/** The table of holidays. */
@NullMarked
package peyvand.web.holiday;

import org.jspecify.annotations.NullMarked;
