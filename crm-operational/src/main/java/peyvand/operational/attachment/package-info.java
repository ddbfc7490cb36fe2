/**
 * Files that hang on customers, contacts, activities and touchpoints. Owns {@code attachment} and the directory of files:
 * a row is written when its file is safe, and a file goes when its row is gone.
 */
@ApplicationModule
@NullMarked
package peyvand.operational.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
