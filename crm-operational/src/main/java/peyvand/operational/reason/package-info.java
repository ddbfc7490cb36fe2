/**
 * Why opportunities are lost and leads are not pursued, as the company says it. Owns {@code loss_reason} and
 * {@code disqualify_reason}; whoever gives a reason reads them.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.reason;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
