/** The reasons for which opportunities are lost and leads disqualified. */
@NullMarked
package peyvand.web.reason;

import org.jspecify.annotations.NullMarked;
