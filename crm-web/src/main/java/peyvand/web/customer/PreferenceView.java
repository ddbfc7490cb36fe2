package peyvand.web.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import peyvand.operational.customer.ConsentRow;
import peyvand.operational.customer.ContactPreferenceDetails;
import peyvand.operational.customer.QuietHours;
import peyvand.web.form.Times;
import peyvand.web.i18n.Ui;

/**
 * How a contact wants to be reached and what was agreed, as it is shown.
 *
 * @param edit where the wishes are changed; null where they cannot be, as for an organisation, which has none
 * @param quietNow whether their quiet time is just now
 * @param said what was agreed, the newest first
 */
record PreferenceView(@Nullable String edit, List<Wish> wishes, boolean quietNow, List<Said> said) {

    record Wish(String label, String text) {}

    public boolean shown() {
        return edit != null || !wishes.isEmpty() || !said.isEmpty();
    }

    /** Whether there could be wishes, but none is known. */
    public boolean unknown() {
        return edit != null && wishes.isEmpty();
    }

    record Said(
            String at,
            String what,
            boolean granted,
            String address,
            String source,
            @Nullable String wording,
            String by) {}

    static PreferenceView of(ContactPreferenceDetails contact, List<ConsentRow> consents, Instant now, Ui ui) {
        QuietHours quiet = contact.data().quiet();
        return new PreferenceView(
                contact.archived() ? null : "/contacts/" + contact.contact() + "/preferences/edit",
                wishes(contact, ui),
                quiet != null && quiet.cover(now.atZone(contact.zone())),
                said(consents, ui));
    }

    /** Of an organisation as such: only what was agreed. */
    static PreferenceView of(List<ConsentRow> consents, Ui ui) {
        return new PreferenceView(null, List.of(), false, said(consents, ui));
    }

    private static List<Wish> wishes(ContactPreferenceDetails contact, Ui ui) {
        List<Wish> wishes = new ArrayList<>();
        if (contact.data().preferred() != null) {
            wishes.add(new Wish(
                    ui.message("field.preferredChannel"),
                    ui.message("choice.preferredChannel." + contact.data().preferred())));
        }
        if (!contact.data().fallback().isEmpty()) {
            wishes.add(new Wish(
                    ui.message("field.fallbackChannels"),
                    contact.data().fallback().stream()
                            .map(channel -> ui.message("choice.preferredChannel." + channel))
                            .collect(Collectors.joining(comma(ui)))));
        }
        QuietHours quiet = contact.data().quiet();
        if (quiet != null) {
            wishes.add(new Wish(
                    ui.message("field.quietHours"),
                    ui.message(
                            "preference.quiet",
                            Times.written(quiet.from(), ui.formats()),
                            Times.written(quiet.until(), ui.formats()),
                            contact.zone().getId())));
            wishes.add(new Wish(ui.message("field.quietDays"), days(quiet, ui)));
        }
        return wishes;
    }

    private static String days(QuietHours quiet, Ui ui) {
        return quiet.days().isEmpty()
                ? ui.message("preference.everyDay")
                : PreferenceFields.week(ui).stream()
                        .filter(quiet.days()::contains)
                        .map(day -> PreferenceFields.day(day, ui))
                        .collect(Collectors.joining(comma(ui)));
    }

    private static List<Said> said(List<ConsentRow> consents, Ui ui) {
        return consents.stream().map(consent -> said(consent, ui)).toList();
    }

    private static Said said(ConsentRow consent, Ui ui) {
        String purpose = ui.message("consent.purpose." + consent.purpose());
        return new Said(
                ui.formats().dateTime(consent.at()),
                ui.message(consent.granted() ? "consent.granted" : "consent.refused", purpose),
                consent.granted(),
                consent.value(),
                source(consent.source(), ui),
                consent.wording(),
                consent.recordedBy() == null ? "" : consent.recordedBy());
    }

    /** What the merging of records has written has words in both languages. */
    private static String source(String source, Ui ui) {
        String key = source.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return ui.messageOr("consent.from." + key, source);
    }

    private static String comma(Ui ui) {
        return ui.rtl() ? "، " : ", ";
    }
}
