package peyvand.operational.staff;

import java.time.ZoneId;

/**
 * The company that runs this CRM.
 *
 * @param baseCurrency the ISO code in which money is summed
 * @param zone where a day begins and ends
 */
public record Company(String name, String baseCurrency, ZoneId zone, Language language) {}
