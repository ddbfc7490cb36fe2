package peyvand.web.quality;

import peyvand.analytical.quality.Measurement;
import peyvand.web.i18n.Ui;

/** A measure as it is shown: its number, its share as a bar, and where to mend. */
record MeasureView(
        String label, String affected, String of, int percent, String share, boolean good, String href, String when) {

    static MeasureView of(Measurement taken, Ui ui) {
        return new MeasureView(
                ui.message("quality.measure." + taken.measure()),
                ui.formats().number(taken.affected()),
                ui.message("quality.of", taken.total()),
                taken.percent(),
                ui.message("quality.percent", taken.percent()),
                taken.affected() == 0,
                "/quality/" + taken.measure().slug(),
                ui.formats().dateTime(taken.measuredAt()));
    }
}
