package peyvand.web.home;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import peyvand.collaborative.touchpoint.AwaitedQueue;
import peyvand.collaborative.touchpoint.AwaitedReply;
import peyvand.db.sql.Count;
import peyvand.domain.RecordKind;
import peyvand.operational.activity.ColleagueWork;
import peyvand.operational.home.CareNeeded;
import peyvand.operational.home.Compared;
import peyvand.operational.home.Figures;
import peyvand.operational.home.LatestChange;
import peyvand.operational.home.LatestImport;
import peyvand.operational.home.LatestOrder;
import peyvand.operational.home.SalesOfOwner;
import peyvand.operational.lead.LeadRow;
import peyvand.operational.opportunity.OpportunityRow;
import peyvand.web.customer.ChannelIcon;
import peyvand.web.i18n.Ui;

/** What the first page shows, in the words and figures of whoever reads it. */
final class HomeView {

    private final Ui ui;

    HomeView(Ui ui) {
        this.ui = ui;
    }

    /** @param before what it is compared with; null for nothing */
    record FigureView(
            String label,
            String number,
            String href,
            @Nullable String before) {}

    record OpportunityView(
            String href,
            String name,
            String customer,
            String amount,
            @Nullable String close,
            boolean late,
            boolean stale) {}

    OpportunityView opportunity(OpportunityRow row, LocalDate today) {
        return new OpportunityView(
                "/opportunities/" + row.id(),
                row.name(),
                row.customerName(),
                ui.formats().money(row.amount(), row.currency()),
                row.closeOn() == null ? null : ui.formats().date(row.closeOn()),
                row.closeOn() != null && row.closeOn().isBefore(today),
                row.stale());
    }

    /**
     * @param count of all that wait
     * @param unassigned how many nobody has taken on; null for none
     */
    record LeadsView(
            List<LineView> leads, String count, @Nullable String unassigned) {}

    LeadsView leads(List<LeadRow> rows, Count waiting, Count unassigned) {
        return new LeadsView(
                rows.stream()
                        .map(row -> new LineView(
                                "/leads/" + row.id(),
                                "/app/icons.svg#sparkles",
                                row.name(),
                                row.name().equals(row.organisation()) ? null : row.organisation(),
                                row.source() == null ? "" : row.source(),
                                row.createdAt(),
                                ui.formats().dateTime(row.createdAt())))
                        .toList(),
                ui.formats().number(waiting.number()) + (waiting.capped() ? "+" : ""),
                unassigned.number() == 0
                        ? null
                        : ui.message(
                                "home.leads.unassigned",
                                ui.formats().number(unassigned.number()) + (unassigned.capped() ? "+" : "")));
    }

    record RepliesView(List<ReplyView> replies, String count, boolean more) {}

    /** @param done where one says that no answer is needed */
    record ReplyView(
            String href,
            String done,
            String icon,
            String channel,
            String name,
            String words,
            Instant since,
            String when,
            @Nullable String responsible) {}

    /** How a colleague stands: what they have to do, and what their customers bought in the last seven days. */
    record StandingView(
            String name,
            String overdueHref,
            String overdue,
            boolean late,
            String done,
            String customersHref,
            String sales,
            String salesBefore) {}

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
        return new FigureView(ui.message(key), counted(count), href, null);
    }

    private String counted(Count count) {
        String number = ui.formats().number(count.number());
        return count.capped() ? ui.message("home.orMore", number) : number;
    }

    /** Amount and number of what was sold in a week. */
    List<FigureView> sales(List<SalesOfOwner> sales, Week week) {
        BigDecimal amount = sum(sales, SalesOfOwner::amount);
        BigDecimal before = sum(sales, SalesOfOwner::amountBefore);
        String href = "/orders?orderedFrom=" + week.first() + "&orderedTo=" + week.last();
        return List.of(
                compared("home.week.sales", money(amount), money(before), href),
                compared(
                        "home.week.orders",
                        number(sales.stream().mapToLong(SalesOfOwner::orders).sum()),
                        number(sales.stream()
                                .mapToLong(SalesOfOwner::ordersBefore)
                                .sum()),
                        href));
    }

    private static BigDecimal sum(List<SalesOfOwner> sales, Function<SalesOfOwner, BigDecimal> amount) {
        return sales.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    FigureView newCustomers(Compared week) {
        return compared(
                "home.week.newCustomers", number(week.number()), number(week.before()), "/customers?sort=created");
    }

    FigureView consents(Compared week) {
        return compared("home.week.consents", number(week.number()), number(week.before()), "/contacts");
    }

    private FigureView compared(String key, String number, String before, String href) {
        return new FigureView(ui.message(key), number, href, ui.message("home.week.before", before));
    }

    private String number(long number) {
        return ui.formats().number(number);
    }

    private String money(BigDecimal amount) {
        return ui.formats().money(amount, ui.baseCurrency());
    }

    RepliesView replies(AwaitedQueue queue) {
        return new RepliesView(
                queue.longest().stream().map(this::reply).toList(),
                counted(queue.count()),
                queue.count().number() > queue.longest().size());
    }

    private ReplyView reply(AwaitedReply reply) {
        String customer = "/customers/" + reply.customer();
        return new ReplyView(
                customer,
                customer + "/awaited-reply/settlement",
                ChannelIcon.of(reply.channel()),
                ui.message("choice.touchChannel." + reply.channel()),
                reply.name(),
                reply.words(),
                reply.since(),
                ui.formats().dateTime(reply.since()),
                reply.responsible());
    }

    StandingView standing(ColleagueWork work, SalesOfOwner sales) {
        return new StandingView(
                work.name(),
                "/activities?tab=overdue&activityOwner=" + work.colleague(),
                upTo(work, work.overdue()),
                work.overdue() > 0,
                upTo(work, work.done()),
                "/customers?owner=" + work.colleague(),
                money(sales.amount()),
                money(sales.amountBefore()));
    }

    private String upTo(ColleagueWork work, int number) {
        return work.capped(number) ? ui.message("home.orMore", number(number)) : number(number);
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
                null,
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
