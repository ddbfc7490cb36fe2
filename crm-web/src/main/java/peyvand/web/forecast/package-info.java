/** The pages of the forecast. */
@NullMarked
package peyvand.web.forecast;

import org.jspecify.annotations.NullMarked;
