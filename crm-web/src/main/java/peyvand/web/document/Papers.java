package peyvand.web.document;

import java.time.ZoneId;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import peyvand.operational.letterhead.Issuer;
import peyvand.operational.letterhead.LetterheadQueries;
import peyvand.operational.staff.Language;
import peyvand.web.i18n.Formats;

/** Prints papers under the letterhead of the company. */
@Component
public class Papers {

    private static final String LOGO = "paper:logo";

    private final ITemplateEngine templates;
    private final PdfPrinter printer;
    private final LetterheadQueries letterheads;
    private final MessageSource messages;

    Papers(ITemplateEngine templates, PdfPrinter printer, LetterheadQueries letterheads, MessageSource messages) {
        this.messages = messages;
        this.templates = templates;
        this.printer = printer;
        this.letterheads = letterheads;
    }

    /** @return the paper as a PDF, under the letterhead of today */
    public byte[] print(Paper paper) {
        return print(paper, letterheads.letterhead().issuer());
    }

    /** @return the paper as a PDF, from this issuer */
    public byte[] print(Paper paper, Issuer issuer) {
        return print(
                paper,
                issuer,
                letterheads.logo().map(logo -> Map.of(LOGO, logo)).orElse(Map.of()));
    }

    byte[] print(Paper paper, Issuer issuer, Map<String, byte[]> pictures) {
        boolean rtl = paper.language() == Language.FA;
        Context context = new Context(paper.language().locale());
        context.setVariable("paper", paper);
        context.setVariable("table", paper.table().visual(rtl));
        context.setVariable("letterhead", issuer);
        context.setVariable("company", issuer.name());
        context.setVariable("footer", issuer.footer(paper.language()));
        context.setVariable("logo", pictures.isEmpty() ? null : LOGO);
        context.setVariable("style", PdfPrinter.STYLE);
        context.setVariable("rtl", rtl);
        return printer.print(templates.process("document/paper", context), pictures);
    }

    /** The words for a paper of this language. */
    public PaperWords words(Language language) {
        boolean persian = language == Language.FA;
        ZoneId zone = letterheads.letterhead().company().zone();
        return new PaperWords(language, new Formats(language.locale(), persian, persian, zone), messages);
    }
}
