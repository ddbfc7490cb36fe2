/** The pages of targets. */
@NullMarked
package peyvand.web.target;

import org.jspecify.annotations.NullMarked;
