/** The published language of Peyvand: ids, values, errors and who asks. Everything here is plain Java. */
@ApplicationModule
@NullMarked
package peyvand.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
