/**
 * What is offered to customers, and what they say to it. Owns {@code quote}, {@code quote_line}, {@code quote_year} and
 * {@code quote_visit}; publishes {@link peyvand.domain.QuoteDecided}.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.quote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
