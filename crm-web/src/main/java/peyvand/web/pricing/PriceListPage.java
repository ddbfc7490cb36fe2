package peyvand.web.pricing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import peyvand.domain.Cursor;
import peyvand.domain.PriceListId;
import peyvand.domain.Slice;
import peyvand.operational.pricing.PriceEntryRow;
import peyvand.operational.pricing.PriceListData;
import peyvand.operational.pricing.PriceListQueries;
import peyvand.operational.pricing.PriceListRow;
import peyvand.operational.staff.CompanyQueries;
import peyvand.web.form.Form;
import peyvand.web.i18n.Formats;
import peyvand.web.i18n.Ui;
import peyvand.web.pricing.PastedPrices.WrongRow;

/** Puts the pages of price lists together. */
@Component
class PriceListPage {

    private static final int ENTRIES = 100;

    private final PriceListQueries lists;
    private final CompanyQueries companies;

    PriceListPage(PriceListQueries lists, CompanyQueries companies) {
        this.lists = lists;
        this.companies = companies;
    }

    /** @param tier null: for everybody */
    record ListView(
            String path,
            String name,
            String currency,
            @Nullable String tier,
            String days,
            String entries,
            boolean inForce,
            boolean retired) {}

    record EntryView(String path, String href, String name, String code, String quantity, String price) {}

    String list(Ui ui, Form tax, Model model) {
        model.addAttribute(
                "lists", lists.all().stream().map(list -> view(list, ui)).toList());
        model.addAttribute("tax", tax);
        return "pricing/list";
    }

    Form tax(Ui ui) {
        return PriceListFields.tax(ui.formats()).with(PriceListFields.USUAL_TAX, companies.usualTax());
    }

    String show(Ui ui, PriceListId id, @Nullable String at, Form rows, List<WrongRow> wrong, Model model) {
        PriceListRow list = lists.list(id);
        Slice<PriceEntryRow> entries = lists.entries(id, cursor(at), ENTRIES);
        String path = "/price-lists/" + id;
        model.addAttribute("priceList", view(list, ui));
        model.addAttribute(
                "entries",
                entries.rows().stream()
                        .map(entry -> view(entry, path, list.data().currency(), ui))
                        .toList());
        model.addAttribute("previous", link(path, entries.previous()));
        model.addAttribute("next", link(path, entries.next()));
        model.addAttribute("rows", rows);
        model.addAttribute("wrong", wrong);
        return "pricing/page";
    }

    private static ListView view(PriceListRow list, Ui ui) {
        PriceListData data = list.data();
        return new ListView(
                "/price-lists/" + list.id(),
                data.name(),
                data.currency(),
                list.tier() == null ? null : list.tier().in(ui.getLanguage()),
                days(data.validFrom(), data.validUntil(), ui),
                ui.formats().number(list.entries()),
                list.inForce(),
                list.retired());
    }

    private static String days(LocalDate from, @Nullable LocalDate until, Ui ui) {
        return until == null
                ? ui.message("pricing.from", ui.formats().date(from))
                : ui.message(
                        "pricing.fromUntil",
                        ui.formats().date(from),
                        ui.formats().date(until));
    }

    private static EntryView view(PriceEntryRow entry, String path, String currency, Ui ui) {
        Formats formats = ui.formats();
        return new EntryView(
                path + "/entries/" + entry.id(),
                "/products/" + entry.product(),
                entry.name(),
                entry.code(),
                entry.minQuantity().signum() == 0 ? "" : formats.number(entry.minQuantity()),
                formats.money(entry.unitPrice(), currency));
    }

    private static @Nullable String link(String path, @Nullable Cursor cursor) {
        return cursor == null ? null : path + "?at=" + cursor.encode();
    }

    private static @Nullable Cursor cursor(@Nullable String at) {
        try {
            return Cursor.decode(at);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }
}
