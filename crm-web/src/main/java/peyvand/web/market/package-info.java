/** The pages of the market: indicators by month, and notes of a day. */
@NullMarked
package peyvand.web.market;

import org.jspecify.annotations.NullMarked;
