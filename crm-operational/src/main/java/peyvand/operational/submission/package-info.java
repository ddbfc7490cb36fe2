/** Lets a form that arrives twice act once. Owns {@code form_submission}. */
@ApplicationModule
@NullMarked
package peyvand.operational.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
