/**
 * What customers are asked to pay for their orders, what they have paid, and what was given back. Owns {@code invoice},
 * {@code invoice_line}, {@code invoice_payment}, {@code number_series} and {@code invoice_handover*}; its services are the
 * only writers of them. An issued invoice never changes.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.invoice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
