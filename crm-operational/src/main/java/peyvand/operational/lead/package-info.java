/**
 * Whoever may want to buy, before they are a customer. Owns {@code lead} and {@code disqualify_reason}; publishes {@link
 * peyvand.domain.LeadsAssigned}.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.lead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
