/**
 * Files of customers, contacts, products, orders, opportunities and staff: what is in them, what they would do, doing it, and undoing it. Owns
 * the {@code import_*} tables; the only code that writes many records at once.
 */
@ApplicationModule(
        allowedDependencies = {
            "domain",
            "db",
            "operational.audit",
            "operational.customer",
            "operational.lead",
            "operational.field"
        })
@NullMarked
package peyvand.operational.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
