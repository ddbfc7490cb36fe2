/** What is sold. Owns {@code product} and {@code category}; its services are the only writers of them, beside imports. */
@ApplicationModule
@NullMarked
package peyvand.operational.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
