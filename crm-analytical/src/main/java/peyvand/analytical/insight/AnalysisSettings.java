package peyvand.analytical.insight;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import peyvand.domain.AnalysisSettingDecided;
import peyvand.domain.Changes;
import peyvand.domain.Refused;
import peyvand.domain.Right;
import peyvand.domain.Stale;
import peyvand.domain.Viewer;

/** Keeps what the company has decided about the analysis. */
@Service
public class AnalysisSettings {

    private static final String SETTING = """
            select as_of, horizon_months, yearly_discount, loyal_days, risk_factor, lost_factor, version from analysis_setting
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AnalysisSettings(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** By what the next run will reckon. */
    public AnalysisSetting now() {
        return jdbc.sql(SETTING).query(AnalysisSetting.class).single();
    }

    /** Whether the viewer may decide it: what they decide concerns all customers. */
    public boolean mayDecide(Viewer viewer) {
        return viewer.may(Right.BULK)
                && viewer.customers().everything()
                && viewer.orders().everything();
    }

    /** @throws Refused where the viewer may not */
    public void requireDecider(Viewer viewer) {
        if (!mayDecide(viewer)) {
            throw new Refused("decide how the analysis reckons");
        }
    }

    /**
     * Makes it so from the next run on.
     *
     * @param setting with the version that was seen
     * @throws peyvand.domain.RuleViolation the first of {@link AnalysisSetting#problems}
     * @throws Stale where somebody else has decided since
     */
    @Transactional
    public void decide(Viewer viewer, AnalysisSetting setting) {
        requireDecider(viewer);
        setting.problems().stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
        AnalysisSetting before =
                jdbc.sql(SETTING + " for update").query(AnalysisSetting.class).single();
        Stale.check("analysis setting", setting.version(), before.version());
        Changes changes = Changes.between(before.told(), setting.told());
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update analysis_setting
                set as_of = :as_of, horizon_months = :horizon, yearly_discount = :discount, loyal_days = :loyal_days,
                    risk_factor = :risk, lost_factor = :lost, version = version + 1
                """)
                .param("as_of", setting.asOf().name())
                .param("horizon", setting.horizonMonths())
                .param("discount", setting.yearlyDiscount())
                .param("loyal_days", setting.loyalDays())
                .param("risk", setting.riskFactor())
                .param("lost", setting.lostFactor())
                .update();
        events.publishEvent(new AnalysisSettingDecided(viewer, changes));
    }
}
