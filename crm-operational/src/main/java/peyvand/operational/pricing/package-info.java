/**
 * What things cost, and the lines in which they are offered and sold. Owns {@code price_list} and {@code
 * price_list_entry}.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
