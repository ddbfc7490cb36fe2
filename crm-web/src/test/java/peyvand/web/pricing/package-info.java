@NullMarked
package peyvand.web.pricing;

import org.jspecify.annotations.NullMarked;
