/** The pages of products. */
@NullMarked
package peyvand.web.catalog;

import org.jspecify.annotations.NullMarked;
