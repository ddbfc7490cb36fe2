package peyvand.operational.lead;

import peyvand.domain.LeadFormId;

/**
 * A form on the web by which leads come.
 *
 * @param key stands in its address
 * @param closed whether nothing comes by it any more
 * @param leads how many have come, up to {@link LeadForms#MOST_COUNTED}
 */
public record LeadForm(LeadFormId id, String key, LeadFormData data, boolean closed, int leads, int version) {}
