@NullMarked
package peyvand;

import org.jspecify.annotations.NullMarked;
