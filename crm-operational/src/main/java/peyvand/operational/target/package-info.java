/**
 * What colleagues, teams and the company are to sell, by months or quarters. Owns {@code sales_target} and {@code
 * sales_target_amount}.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.target;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
