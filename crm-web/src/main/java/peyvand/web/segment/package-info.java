/** The pages of segments: what they say of customers, who belongs to them, and how their rules are written. */
@NullMarked
package peyvand.web.segment;

import org.jspecify.annotations.NullMarked;
