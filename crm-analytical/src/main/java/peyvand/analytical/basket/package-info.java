/**
 * What is bought together: frequent itemsets, rules between items, how near products are to each other, and what to offer
 * next. Plain arithmetic over arrays, without Spring or SQL; owns no tables.
 */
@ApplicationModule(allowedDependencies = "analytical.statistic")
@NullMarked
package peyvand.analytical.basket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
