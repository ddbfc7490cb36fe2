/** The pages of customers and contacts. */
@NullMarked
package peyvand.web.customer;

import org.jspecify.annotations.NullMarked;
