/** Questions of one's own over sales: a table, a picture of it, and the lines behind each figure. */
@NullMarked
package peyvand.web.pivot;

import org.jspecify.annotations.NullMarked;
