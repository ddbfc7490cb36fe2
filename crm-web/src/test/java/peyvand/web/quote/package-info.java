@NullMarked
package peyvand.web.quote;

import org.jspecify.annotations.NullMarked;
