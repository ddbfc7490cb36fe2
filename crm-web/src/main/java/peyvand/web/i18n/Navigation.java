package peyvand.web.i18n;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import peyvand.domain.Right;

/** Where one can go from everywhere: the areas by the work they are for. */
public final class Navigation {

    /** The kinds of work, in their order. */
    private enum Work {
        DAY(true),
        CUSTOMERS(true),
        SALES(true),
        INSIGHT(true),
        DATA(false),
        ADMINISTRATION(false);

        private final boolean open;

        /** @param open whether its areas are shown until somebody folds them away */
        Work(boolean open) {
            this.open = open;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Entry> ENTRIES = List.of(
            new Entry(Work.DAY, "/", "shell.home", "home"),
            new Entry(Work.DAY, "/activities", "shell.activities", "list-check"),
            new Entry(Work.DAY, "/calendar", "shell.calendar", "calendar"),
            new Entry(Work.CUSTOMERS, "/leads", "shell.leads", "sparkles"),
            new Entry(Work.CUSTOMERS, "/customers", "shell.customers", "users"),
            new Entry(Work.CUSTOMERS, "/contacts", "shell.contacts", "user"),
            new Entry(Work.SALES, "/board", "shell.board", "layout-kanban"),
            new Entry(Work.SALES, "/opportunities", "shell.opportunities", "target"),
            new Entry(Work.SALES, "/quotes", "shell.quotes", "note"),
            new Entry(Work.SALES, "/orders", "shell.orders", "receipt"),
            new Entry(Work.SALES, "/invoices", "shell.invoices", "currency-dollar"),
            new Entry(Work.SALES, "/products", "shell.products", "package"),
            new Entry(Work.SALES, "/price-lists", "shell.priceLists", "tag"),
            new Entry(Work.INSIGHT, "/insights", "shell.insights", "sparkles"),
            new Entry(Work.INSIGHT, "/baskets", "baskets.title", "shopping-cart"),
            new Entry(Work.INSIGHT, "/forecast", "shell.forecast", "trending-up"),
            new Entry(Work.INSIGHT, "/performance", "shell.performance", "trophy"),
            new Entry(Work.INSIGHT, "/reports", "shell.reports", "table"),
            new Entry(Work.INSIGHT, "/segments", "segment.title", "users-group"),
            new Entry(Work.INSIGHT, "/pivot", "shell.pivot", "category"),
            new Entry(Work.INSIGHT, "/targets", "shell.targets", "target-arrow"),
            new Entry(Work.INSIGHT, "/competitors", "shell.competitors", "building-store"),
            new Entry(Work.INSIGHT, "/market", "shell.market", "chart-bar"),
            new Entry(Work.DATA, "/imports", "shell.imports", "file-import", Right.BULK),
            new Entry(Work.DATA, "/duplicates", "shell.duplicates", "git-merge"),
            new Entry(Work.DATA, "/quality", "shell.quality", "shield-check"),
            new Entry(Work.ADMINISTRATION, "/staff", "shell.staff", "settings", Right.ADMINISTER),
            new Entry(Work.ADMINISTRATION, "/pipelines", "shell.pipelines", "columns-3", Right.ADMINISTER),
            new Entry(Work.ADMINISTRATION, "/reasons", "shell.reasons", "help", Right.ADMINISTER),
            new Entry(Work.ADMINISTRATION, "/lead-rules", "shell.leadRules", "arrows-right-left", Right.ADMINISTER),
            new Entry(Work.ADMINISTRATION, "/lead-forms", "leadForm.title", "world", Right.ADMINISTER),
            new Entry(Work.ADMINISTRATION, "/tiers", "shell.tiers", "star", Right.ADMINISTER),
            new Entry(Work.ADMINISTRATION, "/fields", "shell.fields", "adjustments", Right.ADMINISTER),
            new Entry(Work.ADMINISTRATION, "/letterhead", "shell.letterhead", "printer", Right.ADMINISTER));

    /** What follows {@code g} on the keyboard to go to an area. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("/", "h"),
            Map.entry("/activities", "a"),
            Map.entry("/calendar", "k"),
            Map.entry("/customers", "c"),
            Map.entry("/contacts", "p"),
            Map.entry("/leads", "l"),
            Map.entry("/board", "b"),
            Map.entry("/opportunities", "f"),
            Map.entry("/orders", "o"),
            Map.entry("/products", "r"),
            Map.entry("/imports", "i"),
            Map.entry("/duplicates", "d"),
            Map.entry("/quality", "q"),
            Map.entry("/staff", "s"));

    private Navigation() {}

    /**
     * A kind of work with its areas.
     *
     * @param label null for what stands above all others
     * @param open whether its areas are shown until somebody folds them away
     */
    public record Group(String key, @Nullable String label, boolean open, List<Item> items) {

        public boolean current() {
            return items.stream().anyMatch(Item::current);
        }
    }

    /**
     * @param icon a fragment of the sprite
     * @param key that leads there after {@code g}; null for none
     */
    public record Item(
            String path,
            String label,
            String icon,
            boolean current,
            @Nullable String key) {}

    private record Entry(
            Work work,
            String path,
            String label,
            String icon,
            @Nullable Right right) {

        Entry(Work work, String path, String label, String icon) {
            this(work, path, label, icon, null);
        }

        Item item(Ui ui) {
            String here = ui.getPath();
            boolean current = path.equals("/") ? here.equals("/") : here.equals(path) || here.startsWith(path + "/");
            return new Item(path, ui.message(label), "/app/icons.svg#" + icon, current, KEYS.get(path));
        }
    }

    static List<Group> of(Ui ui, Set<Right> rights) {
        List<Group> groups = new ArrayList<>();
        for (Work work : Work.values()) {
            List<Item> items = ENTRIES.stream()
                    .filter(entry -> entry.work == work && (entry.right == null || rights.contains(entry.right)))
                    .map(entry -> entry.item(ui))
                    .toList();
            if (!items.isEmpty()) {
                String label = work == Work.DAY ? null : ui.message("shell.work." + work);
                groups.add(new Group(work.key(), label, work.open, items));
            }
        }
        return groups;
    }
}
