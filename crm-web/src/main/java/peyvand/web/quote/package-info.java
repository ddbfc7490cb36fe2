/** Quotes: the pages on which they are drafted and sent, and the one page that a customer sees. */
@NullMarked
package peyvand.web.quote;

import org.jspecify.annotations.NullMarked;
