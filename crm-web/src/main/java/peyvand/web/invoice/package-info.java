/** The pages of invoices, credit notes and payments. */
@NullMarked
package peyvand.web.invoice;

import org.jspecify.annotations.NullMarked;
