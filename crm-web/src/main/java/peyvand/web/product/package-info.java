/** What is bought together, and how products fare. */
@NullMarked
package peyvand.web.product;

import org.jspecify.annotations.NullMarked;
