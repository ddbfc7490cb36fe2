/** What the analysis says: of one customer, of all, and how it came to be. */
@NullMarked
package peyvand.web.insight;

import org.jspecify.annotations.NullMarked;
