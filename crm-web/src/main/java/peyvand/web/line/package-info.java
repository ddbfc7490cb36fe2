/** The lines of opportunities, quotes and orders, in forms and tables. */
@NullMarked
package peyvand.web.line;

import org.jspecify.annotations.NullMarked;
