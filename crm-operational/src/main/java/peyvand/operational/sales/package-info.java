/** What was sold to whom. Owns {@code sales_order} and {@code order_line}; its services are the only writers of them, beside imports. */
@ApplicationModule
@NullMarked
package peyvand.operational.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
