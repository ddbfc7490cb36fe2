/** The pages of orders. */
@NullMarked
package peyvand.web.order;

import org.jspecify.annotations.NullMarked;
