package peyvand.web.search;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import peyvand.domain.RecordKind;
import peyvand.operational.search.SearchHit;
import peyvand.web.i18n.Ui;

/** A hit as it is shown: a link with what tells it from its namesakes. */
record HitView(String id, String href, String icon, String title, String detail, String kind) {

    static HitView of(SearchHit hit, Ui ui) {
        return new HitView(
                "hit-" + hit.kind() + "-" + hit.id(),
                list(hit.kind()) + "/" + hit.id(),
                "/app/icons.svg#" + icon(hit.kind()),
                hit.title(),
                Stream.of(
                                hit.code(),
                                hit.detail(),
                                hit.at() == null ? null : ui.formats().date(hit.at()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")),
                ui.message("search.kind." + hit.kind()));
    }

    static String list(RecordKind kind) {
        return switch (kind) {
            case CUSTOMER -> "/customers";
            case CONTACT -> "/contacts";
            case PRODUCT -> "/products";
            case OPPORTUNITY -> "/opportunities";
            case LEAD -> "/leads";
            case QUOTE -> "/quotes";
            case INVOICE -> "/invoices";
            default -> "/orders";
        };
    }

    private static String icon(RecordKind kind) {
        return switch (kind) {
            case CUSTOMER -> "users";
            case CONTACT -> "user";
            case PRODUCT -> "package";
            case OPPORTUNITY -> "target";
            case LEAD -> "sparkles";
            case QUOTE -> "note";
            case INVOICE -> "file-spreadsheet";
            default -> "receipt";
        };
    }
}
