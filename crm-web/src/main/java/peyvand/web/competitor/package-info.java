/** The pages of competitors. */
@NullMarked
package peyvand.web.competitor;

import org.jspecify.annotations.NullMarked;
