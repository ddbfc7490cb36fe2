/**
 * Who works here, how they prove it, and how they like to see things. Owns {@code staff}, {@code staff_role},
 * {@code team}, {@code role_right}, {@code role_reach}, {@code company}, {@code setup_secret}, {@code sign_in_failure},
 * {@code account_link}, {@code reset_request}, {@code second_factor} and {@code recovery_code}.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
