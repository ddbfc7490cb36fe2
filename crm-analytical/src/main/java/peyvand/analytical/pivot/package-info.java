/**
 * Questions of one's own over sales: a measure by one or two dimensions. Quick ones are answered at once, others in the
 * background, and kept. Owns {@code pivot_answer}.
 */
@ApplicationModule(
        allowedDependencies = {"domain", "db", "analytical.statistic", "analytical.rfm", "analytical.lifecycle"})
@NullMarked
package peyvand.analytical.pivot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
