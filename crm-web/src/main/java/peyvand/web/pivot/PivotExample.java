package peyvand.web.pivot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.analytical.pivot.Dimension;
import peyvand.analytical.pivot.Measure;
import peyvand.web.list.Parameter;

/** Questions to begin with. */
enum PivotExample {
    MONTHS(Measure.NET, Dimension.MONTH, null),
    CATEGORIES(Measure.REVENUE, Dimension.CATEGORY, Dimension.QUARTER),
    CHANNELS(Measure.BASKET, Dimension.CHANNEL, Dimension.KIND),
    GROUPS(Measure.CUSTOMERS, Dimension.RFM, Dimension.STAGE),
    RETURNS(Measure.RETURNS, Dimension.PRODUCT, Dimension.MONTH),
    WEEKDAYS(Measure.ORDERS, Dimension.WEEKDAY, Dimension.MONTH);

    private final Measure measure;
    private final Dimension rows;
    private final @Nullable Dimension columns;

    PivotExample(Measure measure, Dimension rows, @Nullable Dimension columns) {
        this.measure = measure;
        this.rows = rows;
        this.columns = columns;
    }

    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter(PivotForm.ROWS, rows.name()));
        if (columns != null) {
            parameters.add(new Parameter(PivotForm.COLUMNS, columns.name()));
        }
        parameters.add(new Parameter(PivotForm.MEASURE, measure.name()));
        return parameters;
    }
}
