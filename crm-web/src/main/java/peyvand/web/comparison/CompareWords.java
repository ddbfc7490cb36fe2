package peyvand.web.comparison;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.comparison.Trait;
import peyvand.operational.customer.Tiers.Tier;
import peyvand.web.i18n.Ui;

/** What customers are told apart by, in the reader's language. */
final class CompareWords {

    private static final String UNKNOWN = "?";

    private final Map<String, String> tiers;
    private final Ui ui;

    CompareWords(List<Tier> tiers, Ui ui) {
        this.tiers = tiers.stream()
                .collect(Collectors.toMap(
                        tier -> tier.id().toString(), tier -> tier.label().in(ui.getLanguage())));
        this.ui = ui;
    }

    String of(Trait trait, @Nullable String key) {
        if (key == null) {
            return ui.message(
                    trait == Trait.TIER
                            ? "compare.noTier"
                            : trait == Trait.GROUP ? "compare.noGroup" : "compare.unknown");
        }
        return switch (trait) {
            case KIND -> ui.message("choice.kind." + key);
            case SECTOR -> key;
            case COUNTRY -> ui.formats().country(key);
            case TIER -> tiers.getOrDefault(key, UNKNOWN);
            case DEMOGRAPHY -> demography(key);
            case STAGE -> ui.message("choice.lifeStage." + key);
            case GROUP -> ui.message("choice.rfmGroup." + key);
        };
    }

    private String demography(String key) {
        int dash = key.indexOf('-');
        String gender = key.substring(0, dash);
        String band = key.substring(dash + 1);
        return ui.message(
                "compare.demography",
                gender.equals(UNKNOWN)
                        ? ui.message("compare.gender.unknown")
                        : ui.message("segment.choice.GENDER." + gender),
                band.equals(UNKNOWN) ? ui.message("compare.age.unknown") : band(Integer.parseInt(band)));
    }

    private String band(int band) {
        int[] from = Trait.bands();
        return band == 0
                ? ui.message("compare.age.under", from[0])
                : band == from.length
                        ? ui.message("compare.age.over", from[band - 1])
                        : ui.message("compare.age", from[band - 1], from[band] - 1);
    }
}
