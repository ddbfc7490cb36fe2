/**
 * How complete and trustworthy the data is. Owns {@code quality_measure} and {@code quality_case}. Reads the records
 * themselves: what is missing in them is not in the star schema.
 */
@ApplicationModule
@NullMarked
package peyvand.analytical.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
