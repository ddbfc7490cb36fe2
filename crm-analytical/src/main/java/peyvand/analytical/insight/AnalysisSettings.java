package peyvand.analytical.insight;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what the company has decided about the analysis. */
@Repository
public class AnalysisSettings {

    private final JdbcClient jdbc;

    AnalysisSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public AnalysisSetting now() {
        return jdbc.sql("""
                select as_of, horizon_months, yearly_discount, loyal_days, risk_factor, lost_factor, version from analysis_setting
                """).query(AnalysisSetting.class).single();
    }
}
