/** The languages, calendars and digits in which pages are shown. */
@NullMarked
package peyvand.web.i18n;

import org.jspecify.annotations.NullMarked;
