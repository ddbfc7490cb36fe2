/**
 * What a company wants to know of its records beyond what everybody does. Owns {@code custom_field}, {@code custom_choice}
 * and {@code custom_value}; records' own services write the values through {@link CustomValues}, beside imports and merges.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
