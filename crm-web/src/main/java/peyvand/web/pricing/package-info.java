/** Price lists, and the tiers of customers for whom they are. */
@NullMarked
package peyvand.web.pricing;

import org.jspecify.annotations.NullMarked;
