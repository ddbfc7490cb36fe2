package peyvand.analytical.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import peyvand.analytical.lifetime.LifetimeModel.Comparison;
import peyvand.analytical.lifetime.LifetimeModel.Outcome;
import peyvand.analytical.statistic.Progress;

/** What was foretold of CDNOW's 39 weeks that no model saw, as several tools found it, too. */
class LifetimeModelTest {

    private static final LifetimeModel CDNOW = LifetimeModel.choose(
            Shops.cdnow(), LocalDate.of(1997, 9, 30), LocalDate.of(1998, 6, 30), Progress.UNWATCHED);

    @Test
    void countsWhatCameLater() {
        Comparison comparison = comparison(CDNOW);

        assertThat(comparison.customers()).isEqualTo(2357);
        assertThat(comparison.repeaters()).isEqualTo(946);
        assertThat(comparison.later()).isEqualTo(1882);
        assertThat(comparison.order()).isEqualTo(0.778712, within(1e-6));
    }

    @Test
    void measuresBgNbdWhichCannotSayWhoLeft() {
        Skill skill = skill(CDNOW, Family.BETA_GEOMETRIC);

        assertThat(skill.predicted()).isEqualTo(1653.4087, within(1e-3));
        assertThat(skill.actual()).isEqualTo(1882);
        assertThat(skill.error()).isEqualTo(0.785454, within(1e-6));
        assertThat(skill.rootSquare()).isEqualTo(1.607982, within(1e-6));
        assertThat(skill.ranking()).isEqualTo(0.772524, within(1e-6));
        assertThat(skill.staying()).isNull();
        Skill.Money money = money(skill);
        assertThat(money.best()).isEqualTo(0.501988, within(1e-6));
        assertThat(money.predicted()).isEqualTo(59_931.63, within(0.01));
        assertThat(money.actual()).isEqualTo(70_976.39, within(0.01));
    }

    @Test
    void measuresMbgNbd() {
        Skill skill = skill(CDNOW, Family.MODIFIED_BETA_GEOMETRIC);

        assertThat(skill.predicted()).isEqualTo(1576.7283, within(1e-3));
        assertThat(skill.error()).isEqualTo(0.764779, within(1e-6));
        assertThat(skill.rootSquare()).isEqualTo(1.607183, within(1e-6));
        assertThat(skill.ranking()).isEqualTo(0.772762, within(1e-6));
        assertThat(skill.staying()).isEqualTo(0.686648, within(1e-6));
    }

    @Test
    void measuresParetoNbd() {
        Skill skill = skill(CDNOW, Family.PARETO_NBD);

        assertThat(skill.predicted()).isEqualTo(1665.5131, within(1e-3));
        assertThat(skill.error()).isEqualTo(0.754523, within(1e-6));
        assertThat(skill.rootSquare()).isEqualTo(1.602848, within(1e-6));
        assertThat(skill.ranking()).isEqualTo(0.778742, within(1e-6));
        assertThat(skill.staying()).isEqualTo(0.726217, within(1e-6));
        assertThat(money(skill).best()).isEqualTo(0.503160, within(1e-3));
        assertThat(money(skill).predicted()).isEqualTo(60_449.31, within(0.01));
    }

    /** BG/NBD's opinion on who is still there is worse than a coin, which is why nobody is shown it. */
    @Test
    void knowsHowManyAreStillThere() {
        Histories seen = Histories.of(Shops.cdnow(), Shops.CDNOW_CUT, Histories.WEEK);
        Later later = Later.of(Shops.cdnow(), seen, Shops.CDNOW_CUT, Shops.CDNOW_END);
        double[] bg = staying(Family.BETA_GEOMETRIC, seen);

        assertThat(mean(bg)).isEqualTo(0.813440, within(1e-6));
        assertThat(Ranking.auc(bg, later.anything())).isEqualTo(0.315790, within(1e-6));
        assertThat(mean(staying(Family.MODIFIED_BETA_GEOMETRIC, seen))).isEqualTo(0.448721, within(1e-6));
        assertThat(mean(staying(Family.PARETO_NBD, seen))).isEqualTo(0.446277, within(1e-6));
        double bought = 0;
        for (boolean anything : later.anything()) {
            bought += anything ? 1 : 0;
        }
        assertThat(bought / seen.size()).isEqualTo(0.290199, within(1e-6));
    }

    @Test
    void tellsWhatWasForetoldOfWhoBoughtHowOften() {
        List<Skill.Group> groups = skill(CDNOW, Family.PARETO_NBD).groups();

        assertThat(groups).hasSize(8);
        assertThat(groups.get(0).customers()).isEqualTo(1411);
        assertThat(groups.get(0).predicted()).isEqualTo(0.1384, within(1e-4));
        assertThat(groups.get(0).actual()).isEqualTo(334 / 1411.0, within(1e-12));
        assertThat(groups.get(7).repeats()).isEqualTo(7);
        assertThat(groups.get(7).customers()).isEqualTo(64);
        assertThat(groups.stream().mapToLong(Skill.Group::customers).sum()).isEqualTo(2357);
    }

    /** The intervals hold 80 % of what they say they hold; that 0 is the whole of many makes it a little more. */
    @Test
    void knowsBetweenWhatAndWhatCustomersSpend() {
        for (Family family : Family.values()) {
            assertThat(money(skill(CDNOW, family)).within()).as(family.name()).isBetween(0.80, 0.84);
        }
    }

    @Test
    void usesTheModelThatForetoldBest() {
        Comparison comparison = comparison(CDNOW);

        assertThat(CDNOW.outcome()).isEqualTo(Outcome.MODEL);
        assertThat(comparison.best()).isEqualTo(Family.PARETO_NBD);
        assertThat(comparison.gain()).isEqualTo(comparison.ownRate().error() - 0.754523, within(1e-6));
        assertThat(comparison.gain()).isGreaterThan(4 * comparison.gainError());
        assertThat(CDNOW.model()).isInstanceOf(ParetoNbd.class);
        assertThat(Objects.requireNonNull(CDNOW.fit()).customers()).isEqualTo(2357);
        assertThat(CDNOW.histories().age(0)).isEqualTo(545);
    }

    @Test
    void foretellsAllOfCdnowAsWell() {
        LifetimeModel all = LifetimeModel.choose(
                Shops.cdnowMaster(), LocalDate.of(1997, 9, 30), LocalDate.of(1998, 6, 30), Progress.UNWATCHED);

        assertThat(all.outcome()).isEqualTo(Outcome.MODEL);
        assertThat(skill(all, Family.PARETO_NBD).ranking()).isGreaterThanOrEqualTo(0.7686);
        assertThat(money(skill(all, Family.PARETO_NBD)).within()).isBetween(0.80, 0.83);
    }

    @Test
    void usesNoModelWhereNoneIsBetter() {
        LifetimeModel retail = LifetimeModel.choose(
                Shops.retail(), LocalDate.of(2011, 8, 31), LocalDate.of(2011, 12, 9), Progress.UNWATCHED);
        Comparison comparison = comparison(retail);

        assertThat(retail.outcome()).isEqualTo(Outcome.OWN_RATE);
        assertThat(retail.fit()).isNull();
        assertThat(comparison.later()).isEqualTo(4806);
        assertThat(comparison.ownRate().error()).isEqualTo(0.966710, within(1e-6));
        assertThat(comparison.ownRate().predicted()).isEqualTo(3363.68, within(0.01));
        Skill skill = skill(retail, Family.MODIFIED_BETA_GEOMETRIC);
        assertThat(skill.error()).isEqualTo(0.996963, within(1e-6));
        assertThat(skill.predicted()).isEqualTo(3633.39, within(0.01));
        assertThat(skill.staying()).isNull();
        assertThat(comparison.gain()).isNegative();
        Prospects prospects = retail.prospects(Horizon.ofYearly(12, 0.1), Progress.UNWATCHED);
        assertThat(prospects.alive()).isNull();
        assertThat(prospects.purchases()).hasSize(retail.histories().size());
        assertThat(Arrays.stream(Objects.requireNonNull(prospects.money()).high())
                        .allMatch(Double::isFinite))
                .isTrue();
    }

    @Test
    void holdsBackTheLastThird() {
        Comparison comparison =
                comparison(LifetimeModel.choose(Shops.cdnow(), LocalDate.of(1998, 6, 30), Progress.UNWATCHED));

        assertThat(comparison.cut()).isEqualTo(LocalDate.of(1998, 6, 30).minusDays(545 / 3));
        assertThat(comparison.until()).isEqualTo(LocalDate.of(1998, 6, 30));
    }

    @Test
    void saysWhatItIsTooLittleOf() {
        int[] none = {};
        assertThin(Thinness.NO_PURCHASES, Purchases.of(none, none, new double[0]));
        assertThin(Thinness.FEW_CUSTOMERS, made(1, 20, 10));
        assertThin(Thinness.FEW_REPEATERS, made(300, 1, 10));
        assertThin(Thinness.FEW_LATER, made(300, 3, 10));
        assertThin(Thinness.NO_TIME, made(300, 1, 300));
        int[] returned = {0, 1, 2};
        assertThin(Thinness.NO_PURCHASES, Purchases.of(returned, returned, new double[] {-1, -2, -3}));
    }

    private static void assertThin(Thinness thinness, Purchases purchases) {
        LifetimeModel model = LifetimeModel.choose(purchases, LocalDate.ofEpochDay(300), Progress.UNWATCHED);
        assertThat(model.outcome()).isEqualTo(Outcome.TOO_THIN);
        assertThat(model.thinness()).isEqualTo(thinness);
        assertThatIllegalStateException()
                .isThrownBy(() -> model.prospects(Horizon.ofYearly(12, 0.1), Progress.UNWATCHED));
    }

    /** So many customers, who each buy so many times, each ten days from a day on. */
    private static Purchases made(int customers, int times, int from) {
        int[] who = new int[customers * times];
        int[] days = new int[who.length];
        double[] amounts = new double[who.length];
        for (int i = 0; i < who.length; i++) {
            who[i] = i / times;
            days[i] = from + i % times * 10;
            amounts[i] = 5;
        }
        return Purchases.of(who, days, amounts);
    }

    @Test
    void tellsHowFarItIsAndStops() {
        List<Double> shares = Collections.synchronizedList(new ArrayList<>());
        LocalDate asOf = LocalDate.of(1998, 6, 30);
        LifetimeModel.choose(Shops.cdnow(), asOf, shares::add);

        assertThat(shares).isSorted().hasSizeGreaterThan(40);
        assertThat(shares.get(shares.size() - 1)).isEqualTo(1, within(1e-9));
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> LifetimeModel.choose(Shops.cdnow(), asOf, share -> {
                    if (share > 0.5) {
                        throw new CancellationException();
                    }
                }));
    }

    private static Comparison comparison(LifetimeModel model) {
        return Objects.requireNonNull(model.comparison());
    }

    private static Skill skill(LifetimeModel model, Family family) {
        return comparison(model).trials().stream()
                .filter(trial -> trial.family() == family)
                .map(trial -> Objects.requireNonNull(trial.skill()))
                .findFirst()
                .orElseThrow();
    }

    private static Skill.Money money(Skill skill) {
        return Objects.requireNonNull(skill.money());
    }

    private static double[] staying(Family family, Histories seen) {
        return FitTest.fit(family, seen).model().staying(seen, Progress.UNWATCHED);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
