/**
 * Whoever may want to buy, before they are a customer. Owns {@code lead}, {@code lead_consent}, {@code lead_rule}, {@code lead_form} and {@code lead_attempt}; publishes {@link
 * peyvand.domain.LeadsAssigned}.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.lead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
