/**
 * How the world around the company goes: series of figures by month, and notes of a day. Owns {@code indicator}, {@code
 * indicator_value} and {@code market_note}; its services are the only writers of them.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.market;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
