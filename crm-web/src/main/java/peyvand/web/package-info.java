/** Pages, forms and security: what people see of the three kinds of CRM, put together. No SQL, no rules of the trade. */
@ApplicationModule
@NullMarked
package peyvand.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
