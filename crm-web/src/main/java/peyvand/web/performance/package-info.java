/** The pages of what those who sell have won, lost and done. */
@NullMarked
package peyvand.web.performance;

import org.jspecify.annotations.NullMarked;
