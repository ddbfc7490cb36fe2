package peyvand.operational.lead;

import org.jspecify.annotations.Nullable;
import peyvand.domain.LeadRuleId;

/**
 * To whom leads go that fit.
 *
 * @param name of the person or team
 */
public record LeadRule(
        LeadRuleId id, LeadRuleData data, @Nullable String name, int version) {}
