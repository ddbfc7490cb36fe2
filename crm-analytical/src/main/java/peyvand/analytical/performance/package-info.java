/**
 * What those who sell have won, lost and done in a time, told so that few cases claim no more than they can. Reads {@code fact_*}
 * and {@code dim_*} views.
 */
@ApplicationModule
@NullMarked
package peyvand.analytical.performance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
