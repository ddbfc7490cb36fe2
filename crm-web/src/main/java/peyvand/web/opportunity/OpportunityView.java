package peyvand.web.opportunity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.operational.opportunity.OpportunityData;
import peyvand.operational.opportunity.OpportunityDetails;
import peyvand.operational.opportunity.OpportunityMove;
import peyvand.operational.opportunity.OpportunityState;
import peyvand.operational.opportunity.Pipeline;
import peyvand.operational.opportunity.Stage;
import peyvand.web.form.Fact;
import peyvand.web.form.RecordView;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;

/** What an opportunity's page says beside its facts: how far it is, and where it can go. */
record OpportunityView(
        String state,
        String stateCss,
        boolean open,
        boolean stale,
        String amount,
        @Nullable String weighted,
        @Nullable String baseAmount,
        String since,
        @Nullable String criteria,
        @Nullable String lossReason,
        @Nullable String lostTo,
        int version,
        List<StageView> stages,
        List<MoveView> moves) {

    /**
     * @param reached that it is here, or has come past
     * @param current that it is here
     */
    record StageView(String id, String label, String probability, boolean reached, boolean current) {}

    record MoveView(String when, String text, @Nullable String by) {}

    static OpportunityView of(OpportunityDetails opportunity, Pipeline pipeline, List<OpportunityMove> moves, Ui ui) {
        Formats formats = ui.formats();
        OpportunityData data = opportunity.data();
        String currency = String.valueOf(data.rate().currency());
        Stage stage = pipeline.stage(opportunity.stage());
        List<Stage> shown = pipeline.stages().stream()
                .filter(one -> !one.retired() || one.id().equals(stage.id()))
                .toList();
        int here = shown.indexOf(stage);
        List<StageView> stages = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Stage one = shown.get(i);
            stages.add(new StageView(
                    one.id().toString(),
                    one.label().in(ui.getLanguage()),
                    ui.message("opportunity.percent", one.probability()),
                    i <= here,
                    i == here));
        }
        return new OpportunityView(
                opportunity.state().name(),
                css(opportunity.state()),
                opportunity.open(),
                opportunity.stale(),
                formats.money(data.amount(), currency),
                opportunity.open()
                        ? formats.money(data.amount().multiply(BigDecimal.valueOf(stage.probability(), 2)), currency)
                        : null,
                currency.equals(ui.baseCurrency()) ? null : formats.money(opportunity.baseAmount(), ui.baseCurrency()),
                formats.dateTime(opportunity.stageSince()),
                opportunity.open() ? stage.exitCriteria() : null,
                opportunity.lossReason() == null
                        ? null
                        : opportunity.lossReason().in(ui.getLanguage()),
                opportunity.lostTo(),
                opportunity.version(),
                stages,
                moves.stream().map(move -> move(move, ui)).toList());
    }

    static RecordView record(OpportunityDetails opportunity, Ui ui) {
        OpportunityData data = opportunity.data();
        Formats formats = ui.formats();
        return new RecordView(
                opportunity.id().toString(),
                "/opportunities/" + opportunity.id(),
                data.name(),
                opportunity.number(),
                null,
                false,
                opportunity.open(),
                data.tags(),
                List.of(
                        fact("opportunityName", data.name()),
                        new Fact("customer", opportunity.customerName(), "/customers/" + data.customer()),
                        fact(
                                "expectedAmount",
                                formats.money(
                                        data.amount(),
                                        String.valueOf(data.rate().currency()))),
                        fact("currency", data.rate().currency()),
                        fact("exchangeRate", formats.numberField(data.rate().exchangeRate())),
                        fact("openedOn", formats.date(data.openedOn())),
                        fact("closeOn", data.closeOn() == null ? null : formats.date(data.closeOn())),
                        fact("owner", opportunity.ownerName()),
                        fact("nextStep", data.nextStep()),
                        fact("source", data.source()),
                        new Fact(
                                "partner",
                                text(opportunity.partnerName()),
                                data.partner() == null ? null : "/customers/" + data.partner()),
                        fact("tags", String.join(ui.rtl() ? "، " : ", ", data.tags())),
                        fact("note", data.note())));
    }

    static String css(OpportunityState state) {
        return switch (state) {
            case OPEN -> "";
            case WON -> "good";
            case LOST -> "bad";
        };
    }

    private static MoveView move(OpportunityMove move, Ui ui) {
        String stage = move.stage().in(ui.getLanguage());
        return new MoveView(
                ui.formats().dateTime(move.at()),
                move.state() == OpportunityState.OPEN
                        ? stage
                        : ui.message("opportunity.decidedAt." + move.state(), Ui.isolated(stage)),
                move.by());
    }

    private static Fact fact(String name, @Nullable String text) {
        return new Fact(name, text(text), null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
