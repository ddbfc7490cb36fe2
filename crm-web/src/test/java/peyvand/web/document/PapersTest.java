package peyvand.web.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import peyvand.operational.letterhead.Letterhead;
import peyvand.operational.letterhead.LetterheadData;
import peyvand.operational.letterhead.LetterheadQueries;
import peyvand.operational.staff.Company;
import peyvand.operational.staff.Language;

class PapersTest {

    private final Papers papers = new Papers(engine(), new PdfPrinter(), mock(LetterheadQueries.class), messages());

    @Test
    void sayInEnglishWhatIsOnThem() throws IOException {
        String text = text(print(paper(Language.EN, 3)));
        assertThat(text).contains("Invoice", "2026-000123", "Rayan Tejarat", "Page 1 of 1", "1,234.50");
    }

    @Test
    void sayInPersianWhatIsOnThem() throws IOException {
        String text = text(print(paper(Language.FA, 3)));
        assertThat(text).contains("فاکتور", "رایان تجارت پیوند", "پرینتر لیزری", "۱٬۲۳۴٬۵۰۰");
    }

    @Test
    void repeatTheHeadOfTheTableOnEachPage() throws IOException {
        byte[] pdf = print(paper(Language.EN, 60));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            for (int page = 1; page < document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document).replaceAll(" +", " "))
                        .contains("Unit price", "Page " + page + " of " + document.getNumberOfPages());
            }
        }
    }

    @Test
    void writeAmountsBelowZeroAsTheyAreRead() throws IOException {
        List<TextPosition> drawn = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(print(paper(Language.FA, 1)))) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    drawn.add(letter);
                }
            }.getText(document);
        }
        TextPosition minus = drawn.stream()
                .filter(letter -> letter.getUnicode().equals("−"))
                .findFirst()
                .orElseThrow();
        List<TextPosition> line = drawn.stream()
                .filter(letter -> Math.abs(letter.getY() - minus.getY()) < 1 && letter.getX() < minus.getX() + 60)
                .toList();
        assertThat(line.stream().filter(letter -> letter.getUnicode().matches("[۰-۹]")))
                .hasSize(6)
                .allMatch(digit -> digit.getX() > minus.getX());
        assertThat(line.stream()
                        .filter(letter -> letter.getUnicode().codePoints().allMatch(Character::isLetter)))
                .isNotEmpty()
                .allMatch(letter -> letter.getX() < minus.getX());
    }

    /** What anybody has typed is text, and nothing in it is fetched. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void fetchNothing(Language language) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            String there = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
            String picture = "<img src=" + there + ">";
            String file = "<iframe src='file:///etc/hostname'/>]]>&amp;<!--";
            String text = text(
                    papers.print(named(language, picture, file), letterhead().issuer(), Map.of()));
            assertThat(text).contains("<img").contains("file:///etc/hostname").contains("]]>&amp;<!--");
            String asMarkup = "<!DOCTYPE html SYSTEM \"" + there + "\"><html><head><link rel='stylesheet' href='"
                    + there
                    + "'/><style>body { background: url(" + there + ") } @import '" + there
                    + "';</style></head><body><img src='"
                    + there + "'/><img src='file:///etc/hostname'/><object data='" + there + "'/></body></html>";
            new PdfPrinter().print(asMarkup.replaceFirst(" SYSTEM \"[^\"]*\"", ""), Map.of());
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void leaveOutWhatNoDocumentMayHold() throws IOException {
        assertThat(text(papers.print(
                        named(Language.EN, "a\u0001b\ud800c\ufffed", "e"),
                        letterhead().issuer(),
                        Map.of())))
                .contains("abcd");
    }

    @Test
    void areNamedAfterTheirNumberAlone() {
        assertThat(PdfAnswer.fileName("invoice", "1405-000123")).isEqualTo("invoice-1405-000123.pdf");
        assertThat(PdfAnswer.fileName("quote", "../../etc/passwd\r\nX: y\""))
                .isEqualTo("quote-etc-passwd-X-y.pdf".toLowerCase(Locale.ROOT));
        assertThat(PdfAnswer.fileName("quote", "..")).isEqualTo("quote.pdf");
    }

    private static Paper named(Language language, String buyer, String item) {
        Paper paper = paper(language, 1);
        List<List<Paper.Cell>> rows = List.of(paper.table().columns().stream()
                .map(column -> new Paper.Cell(item, item, item))
                .toList());
        return new Paper(
                language,
                paper.title(),
                item,
                buyer,
                paper.facts(),
                List.of(new Paper.Party(buyer, buyer, List.of(Paper.Entry.of("", item)))),
                new Paper.Table(paper.table().columns(), rows),
                paper.sums(),
                List.of(Paper.Entry.of(item, buyer)),
                true);
    }

    private static byte[] keep(byte[] pdf, String name) throws IOException {
        Files.write(Path.of("target/" + name + ".pdf"), pdf);
        return pdf;
    }

    private byte[] print(Paper paper) throws IOException {
        return keep(
                papers.print(paper, letterhead().issuer(), Map.of()),
                paper.language().code() + paper.table().rows().size());
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[ \u00a0]+", " ");
        }
    }

    static Paper paper(Language language, int lines) {
        boolean fa = language == Language.FA;
        List<List<Paper.Cell>> rows = new ArrayList<>();
        IntStream.rangeClosed(1, lines)
                .forEach(i -> rows.add(
                        fa
                                ? List.of(
                                        Paper.Cell.of("۳"),
                                        new Paper.Cell(
                                                i % 3 == 0
                                                        ? "کابل شبکهٔ Cat6 (۳ متری) گارانتی‌دار، رنگِ آبی؛ مناسبِ لابی و طبقه‌های بالا، همراه با ژیروسکوپ"
                                                        : "پرینتر لیزری HP LaserJet 1020",
                                                "P-1001",
                                                i % 4 == 0 ? "تحویل در انبار مشتری، تا ۵ روز کاری" : null),
                                        Paper.Cell.of("۱۲"),
                                        Paper.Cell.of("۱٬۲۳۴٬۵۰۰"),
                                        Paper.Cell.of("۵٪"),
                                        Paper.Cell.of("۱۰٪"),
                                        Paper.Cell.of("۱۴٬۸۱۴٬۰۰۰"))
                                : List.of(
                                        Paper.Cell.of("3"),
                                        new Paper.Cell(
                                                i % 3 == 0
                                                        ? "Network cable Cat6, 3 m, blue, with a warranty of five years and a very long name, کابل شبکه"
                                                        : "Laser printer HP 1020",
                                                "P-1001",
                                                null),
                                        Paper.Cell.of("12"),
                                        Paper.Cell.of("1,234.50"),
                                        Paper.Cell.of("5%"),
                                        Paper.Cell.of("10%"),
                                        Paper.Cell.of("14,814.00"))));
        List<Paper.Column> columns = fa
                ? List.of(
                        new Paper.Column("ردیف", "no"),
                        Paper.Column.words("شرح"),
                        Paper.Column.number("تعداد"),
                        Paper.Column.number("بهای واحد"),
                        Paper.Column.number("تخفیف"),
                        Paper.Column.number("مالیات"),
                        Paper.Column.number("مبلغ"))
                : List.of(
                        new Paper.Column("No.", "no"),
                        Paper.Column.words("Description"),
                        Paper.Column.number("Quantity"),
                        Paper.Column.number("Unit price"),
                        Paper.Column.number("Discount"),
                        Paper.Column.number("Tax"),
                        Paper.Column.number("Amount"));
        return new Paper(
                language,
                fa ? "فاکتور فروش" : "Invoice",
                fa ? "۱۴۰۵-۰۰۰۱۲۳" : "2026-000123",
                null,
                fa
                        ? List.of(
                                Paper.Entry.code("شماره", "۱۴۰۵-۰۰۰۱۲۳"),
                                Paper.Entry.of("تاریخ", "۱ آذر ۱۴۰۵"),
                                Paper.Entry.of("سررسید", "۱۵ آذر ۱۴۰۵"))
                        : List.of(
                                Paper.Entry.code("Number", "2026-000123"),
                                Paper.Entry.of("Date", "22 Nov 2026"),
                                Paper.Entry.of("Due", "6 Dec 2026")),
                List.of(new Paper.Party(
                        fa ? "خریدار" : "Bill to",
                        fa ? "رایان تجارت پیوند" : "Rayan Tejarat Ltd",
                        List.of(
                                Paper.Entry.of(
                                        "",
                                        fa
                                                ? "تهران، خیابان ولی‌عصر، کوچهٔ لاله، پلاک ۱۲\nطبقهٔ ۳"
                                                : "12 Long Street\nLondon"),
                                Paper.Entry.code(fa ? "کد اقتصادی" : "Tax code", "411-223-344")))),
                new Paper.Table(columns, rows),
                fa
                        ? List.of(
                                Paper.Entry.of("جمع", "۱۴٬۸۱۴٬۰۰۰ ریال"),
                                Paper.Entry.of("تخفیف", "\u2066−۷۴۰٬۷۰۰\u2069 ریال"),
                                Paper.Entry.of("مالیات", "۱٬۴۰۷٬۳۳۰ ریال"),
                                Paper.Entry.of("مبلغ قابل پرداخت", "۱۵٬۴۸۰٬۶۳۰ ریال"))
                        : List.of(
                                Paper.Entry.of("Subtotal", "€14,814.00"),
                                Paper.Entry.of("Discount", "-€740.70"),
                                Paper.Entry.of("Tax", "€1,407.33"),
                                Paper.Entry.of("Total", "€15,480.63")),
                List.of(Paper.Entry.of(
                        fa ? "توضیح" : "Note",
                        fa
                                ? "با سپاس از خرید شما. لطفاً شمارهٔ فاکتور را در شرح واریز بنویسید."
                                : "Thank you for your order.")),
                true);
    }

    static Letterhead letterhead() {
        return new Letterhead(
                new LetterheadData(
                        "شرکت پیوند گستر Peyvand Co.",
                        "تهران، خیابان آزادی، شمارهٔ ۱۰",
                        "+98 21 1234 5678",
                        "info@example.com",
                        "https://example.com",
                        "4111-2222-3333",
                        "123456",
                        "بانک نمونه، شبا IR12 0000 0000 0000 0000 0000 01",
                        "Goods remain ours until they are paid for.",
                        "کالا تا تسویهٔ کامل متعلق به فروشنده است.",
                        BigDecimal.TEN,
                        null,
                        1,
                        1),
                new Company("Peyvand", "IRR", ZoneId.of("Asia/Tehran"), Language.FA),
                false,
                1);
    }

    static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages());
        return engine;
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/document", "messages/common", "messages/field");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
