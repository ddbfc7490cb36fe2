/**
 * What the analysis says of products: what is bought with them and after them, and who could be offered them. What it says is
 * the same for everybody, as it names no customer; orders and customers are only those a viewer may see. Reads {@code
 * product_*} and {@code basket_rule}, which the analysis writes.
 */
@ApplicationModule
@NullMarked
package peyvand.analytical.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
