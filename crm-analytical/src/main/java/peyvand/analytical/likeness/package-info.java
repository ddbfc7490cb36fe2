/**
 * Who is alike to the members of a segment: learned from what is known of customers before they buy, measured on members it was
 * not learned from, and kept for whom to turn to. Owns {@code likeness_target} and {@code customer_likeness}.
 */
@ApplicationModule(allowedDependencies = {"domain", "db", "analytical.segment"})
@NullMarked
package peyvand.analytical.likeness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
