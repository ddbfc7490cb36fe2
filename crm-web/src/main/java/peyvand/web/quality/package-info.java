/** How good the data is, and what to mend. */
@NullMarked
package peyvand.web.quality;

import org.jspecify.annotations.NullMarked;
