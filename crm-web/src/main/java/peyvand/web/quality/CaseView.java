package peyvand.web.quality;

import org.jspecify.annotations.Nullable;
import peyvand.analytical.quality.QualityCase;

/** A record to mend, with a link to it. */
record CaseView(
        String href, String icon, String title, @Nullable String detail) {

    static CaseView of(QualityCase found) {
        return switch (found.kind()) {
            case CUSTOMER -> view(found, "/customers/", "users");
            case CONTACT -> view(found, "/contacts/", "user");
            case PRODUCT -> view(found, "/products/", "package");
            default -> view(found, "/orders/", "receipt");
        };
    }

    private static CaseView view(QualityCase found, String path, String icon) {
        return new CaseView(path + found.id(), "/app/icons.svg#" + icon, found.title(), found.detail());
    }
}
