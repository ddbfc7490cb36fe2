package peyvand.web.home;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import peyvand.db.sql.Count;
import peyvand.domain.RecordKind;
import peyvand.operational.home.CareNeeded;
import peyvand.operational.home.Figures;
import peyvand.operational.home.LatestChange;
import peyvand.operational.home.LatestImport;
import peyvand.operational.home.LatestOrder;
import peyvand.web.i18n.Ui;

/** What the first page shows, in the words and figures of whoever reads it. */
final class HomeView {

    private final Ui ui;

    HomeView(Ui ui) {
        this.ui = ui;
    }

    record FigureView(String label, String number, String href) {}

    record OrderView(
            String href,
            String number,
            String kind,
            @Nullable String customer,
            String date,
            String amount) {}

    /** A line with a link: a headline, what it is about, and more. */
    record LineView(
            String href,
            String icon,
            String title,
            @Nullable String what,
            String detail,
            @Nullable Instant at,
            @Nullable String when) {}

    List<FigureView> figures(Figures figures) {
        return List.of(
                figure("shell.customers", figures.customers(), "/customers"),
                figure("shell.contacts", figures.contacts(), "/contacts"),
                figure("shell.orders", figures.orders(), "/orders"),
                figure("shell.products", figures.products(), "/products"));
    }

    private FigureView figure(String key, Count count, String href) {
        String number = ui.formats().number(count.number());
        return new FigureView(ui.message(key), count.capped() ? ui.message("home.orMore", number) : number, href);
    }

    OrderView order(LatestOrder order) {
        return new OrderView(
                "/orders/" + order.id(),
                order.number(),
                order.kind().equals("SALE") ? "" : ui.message("home.order." + order.kind()),
                order.customer(),
                ui.formats().date(order.orderedAt()),
                ui.formats().money(order.amount(), order.currency()));
    }

    LineView imported(LatestImport imported) {
        return new LineView(
                "/imports/" + imported.id(),
                "/app/icons.svg#file-import",
                imported.fileName(),
                ui.message("home.import." + imported.state()),
                imported.rows() == null ? "" : ui.message("home.import.rows", imported.rows()),
                imported.createdAt(),
                ui.formats().dateTime(imported.createdAt()));
    }

    LineView care(CareNeeded care) {
        return new LineView(
                "/customers/" + care.id(),
                "/app/icons.svg#" + (care.reason() == CareNeeded.Reason.GONE_QUIET ? "clock" : "user"),
                care.name(),
                ui.message("home.care." + care.reason()),
                ui.message(
                        "home.care." + care.reason() + ".detail",
                        ui.formats().money(care.amount(), ui.baseCurrency()),
                        ui.formats().date(care.lastOrder())),
                null,
                null);
    }

    LineView change(LatestChange change) {
        return new LineView(
                (change.kind() == RecordKind.CONTACT ? "/contacts/" : "/customers/") + change.id(),
                "/app/icons.svg#" + (change.kind() == RecordKind.CONTACT ? "user" : "users"),
                change.name() == null ? "—" : change.name(),
                ui.messageOr("timeline." + change.kind() + "." + change.action(), change.action()),
                change.by() == null ? "" : change.by(),
                change.at(),
                ui.formats().dateTime(change.at()));
    }
}
