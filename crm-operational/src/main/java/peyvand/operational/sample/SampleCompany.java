package peyvand.operational.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import peyvand.operational.sample.Names.Firm;
import peyvand.operational.sample.Names.Place;
import peyvand.operational.sample.Names.Spelled;

/**
 * A wholesaler of tea, coffee and fine food with its customers and three years of their orders: believable, and the same
 * each time. People buy with a rhythm of their own, keep to a few categories, buy more before the feasts, some stop, and
 * some send things back.
 */
final class SampleCompany {

    private static final long SEED = 1405;
    private static final int ORGANISATIONS = 260;
    private static final int PERSONS = 140;
    private static final int DAYS = 3 * 365;
    private static final double LATIN_SHARE = 0.35;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    /** What the prices below, in euro, are about worth elsewhere. */
    private static final Map<String, Integer> WORTH =
            Map.of("IRR", 1_000_000, "TRY", 45, "AED", 4, "AFN", 75, "IQD", 1_500, "RUB", 100, "INR", 95, "CNY", 8);

    private static final int WORTH_WITHOUT_CENTS = 150;

    private final Random random = new Random(SEED);
    private final LocalDateTime now;
    private final boolean persian;
    private final String currency;
    private final String ownerEmail;

    private final List<Product> products = new ArrayList<>();
    private final List<Buyer> buyers = new ArrayList<>();

    /**
     * @param now local time in the company's zone; orders end shortly before
     * @param persian whether products are named in Persian
     * @param currency ISO code of all prices
     * @param ownerEmail of the member of staff who is responsible for most customers
     */
    SampleCompany(LocalDateTime now, boolean persian, String currency, String ownerEmail) {
        this.now = now;
        this.persian = persian;
        this.currency = currency;
        this.ownerEmail = ownerEmail;
    }

    /** Four files in CSV, with the columns of {@link SampleFiles}. */
    record Files(String products, String customers, String contacts, String orders) {}

    private record Product(String code, String name, String category, int place, BigDecimal price) {}

    /** How somebody buys: every so many days, mostly from so few categories, since one day and perhaps until another. */
    private record Buyer(
            String reference,
            boolean organisation,
            int every,
            List<Integer> favourites,
            int firstDay,
            int lastDay,
            String country,
            String channel) {}

    private record Line(Product product, int quantity, BigDecimal price) {}

    private record Sale(
            @Nullable String reference, LocalDateTime at, String country, String channel, List<Line> lines) {}

    Files files() {
        String productFile = products();
        CsvText customers = new CsvText(SampleFiles.CUSTOMERS);
        CsvText contacts = new CsvText(SampleFiles.CONTACTS);
        people(customers, contacts);
        return new Files(productFile, customers.written(), contacts.written(), orders());
    }

    private String products() {
        CsvText csv = new CsvText(SampleFiles.PRODUCTS);
        List<String> categories = new ArrayList<>();
        for (String line : lines()) {
            String[] cells = line.split("\\|");
            String category = persian ? cells[1] : cells[0];
            if (!categories.contains(category)) {
                categories.add(category);
            }
            for (boolean large : new boolean[] {false, true}) {
                String name = (persian ? cells[3] : cells[2]) + (large ? persian ? "، بستهٔ بزرگ" : ", large" : "");
                int place = categories.indexOf(category);
                Product product = new Product(
                        "%s-%03d".formatted(code(cells[0]), 101 + products.size()),
                        name,
                        category,
                        place,
                        price(Double.parseDouble(cells[4]) * (large ? 1.8 : 1)));
                products.add(product);
                csv.add(product.code, product.name, product.category, product.price.toPlainString(), currency);
            }
        }
        return csv.written();
    }

    private static String code(String category) {
        return category.replaceAll("[^A-Za-z]", "").substring(0, 3).toUpperCase(Locale.ROOT);
    }

    private static List<String> lines() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SampleCompany.class.getResourceAsStream("products.txt")),
                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BigDecimal price(double euro) {
        int cents = Currency.getInstance(currency).getDefaultFractionDigits();
        int worth = WORTH.getOrDefault(currency, cents == 0 ? WORTH_WITHOUT_CENTS : 1);
        BigDecimal price = BigDecimal.valueOf(euro * worth);
        int digits = price.precision() - price.scale();
        return digits > 3
                ? price.setScale(3 - digits, RoundingMode.HALF_UP).setScale(0, RoundingMode.UNNECESSARY)
                : price.setScale(1, RoundingMode.HALF_UP);
    }

    private void people(CsvText customers, CsvText contacts) {
        for (int number = 1; number <= ORGANISATIONS + PERSONS; number++) {
            Names names = chance(LATIN_SHARE) ? Names.LATIN : Names.PERSIAN;
            String reference = "SAMPLE-%04d".formatted(number);
            boolean organisation = number <= ORGANISATIONS;
            Place place = any(names.places());
            buyers.add(buyer(reference, organisation, place));
            if (organisation) {
                organisation(customers, contacts, names, reference, place);
            } else {
                person(customers, names, reference, place);
            }
        }
    }

    private void organisation(CsvText csv, CsvText contacts, Names names, String reference, Place place) {
        Firm firm = any(names.firms());
        Spelled word = any(names.words());
        String second = chance(0.5) ? " " + any(names.families()).name() : "";
        String name = firm.form().formatted(word.name() + second);
        String domain = word.latin().toLowerCase(Locale.ROOT).replace(' ', '-') + reference.substring(7) + ".example";
        csv.add(
                reference,
                "organisation",
                name,
                firm.sector(),
                chance(0.9) ? place.city() : "",
                chance(0.92) ? place.country() : "",
                any(names.sources()),
                chance(0.85) ? ownerEmail : "",
                chance(0.8) ? "info@" + domain : "",
                "",
                chance(0.7) ? number(place.phone()) : "",
                chance(0.4) ? any(names.tags()) : "",
                chance(0.6) ? Integer.toString(3 + random.nextInt(120)) : "");
        int people = 1 + random.nextInt(3) + (chance(0.4) ? 1 : 0);
        for (int i = 0; i < people; i++) {
            boolean woman = chance(0.5);
            Spelled given = any(woman ? names.women() : names.men());
            Spelled family = any(names.families());
            contacts.add(
                    reference,
                    given.name(),
                    family.name(),
                    any(names.jobs()),
                    chance(0.9) ? woman ? "female" : "male" : "",
                    chance(0.55) ? birthDate() : "",
                    chance(0.75)
                            ? (given.latin() + "." + family.latin()).toLowerCase(Locale.ROOT) + i + "@" + domain
                            : "",
                    chance(0.6) ? number(place.mobile()) : "");
        }
    }

    private void person(CsvText csv, Names names, String reference, Place place) {
        Spelled given = any(chance(0.5) ? names.women() : names.men());
        Spelled family = any(names.families());
        csv.add(
                reference,
                "person",
                given.name() + " " + family.name(),
                "",
                chance(0.9) ? place.city() : "",
                chance(0.9) ? place.country() : "",
                any(names.sources()),
                chance(0.7) ? ownerEmail : "",
                chance(0.7)
                        ? (given.latin() + "." + family.latin()).toLowerCase(Locale.ROOT) + reference.substring(7)
                                + "@mail.example"
                        : "",
                chance(0.8) ? number(place.mobile()) : "",
                "",
                chance(0.2) ? any(names.tags()) : "",
                "");
    }

    private String birthDate() {
        return now.toLocalDate()
                .minusYears(24 + random.nextInt(40))
                .minusDays(random.nextInt(365))
                .format(DAY);
    }

    private String number(String beginning) {
        return beginning + "%07d".formatted(random.nextInt(10_000_000));
    }

    private Buyer buyer(String reference, boolean organisation, Place place) {
        int every = organisation ? 20 + random.nextInt(60) : 40 + random.nextInt(140);
        int first = chance(0.45) ? random.nextInt(every) : random.nextInt(DAYS - 30);
        int last = chance(0.18) ? first + random.nextInt(DAYS - first) : DAYS;
        int categories = products.get(products.size() - 1).place + 1;
        List<Integer> favourites =
                List.of(random.nextInt(categories), random.nextInt(categories), random.nextInt(categories));
        String channel = organisation ? chance(0.6) ? "Phone" : "Telegram" : chance(0.7) ? "Web" : "Shop";
        return new Buyer(reference, organisation, every, favourites, first, last, place.country(), channel);
    }

    private String orders() {
        List<Sale> sales = new ArrayList<>();
        for (Buyer buyer : buyers) {
            LocalDateTime begin = now.minusDays(DAYS);
            double day = buyer.firstDay;
            while (day < buyer.lastDay) {
                LocalDateTime at = begin.plusDays((long) day)
                        .withHour(9 + random.nextInt(9))
                        .withMinute(random.nextInt(60));
                if (at.isBefore(now)) {
                    Sale sale = new Sale(buyer.reference, at, buyer.country, buyer.channel, basket(buyer, (int) day));
                    sales.add(sale);
                    if (chance(0.03)) {
                        takeBack(sale, sales);
                    }
                }
                day += Math.max(2, buyer.every * (0.6 + 0.8 * random.nextDouble()) / season(at));
            }
        }
        for (int i = 0; i < 40; i++) {
            LocalDateTime at = now.minusDays(1 + random.nextInt(DAYS))
                    .withHour(10 + random.nextInt(8))
                    .withMinute(random.nextInt(60));
            sales.add(new Sale(null, at, "", "Shop", List.of(line(any(products), 1 + random.nextInt(3), DAYS / 2))));
        }
        sales.sort(Comparator.comparing(Sale::at));
        return written(sales);
    }

    /** Before Nowruz and at the end of the year people buy more often. */
    private static double season(LocalDateTime at) {
        return switch (at.getMonthValue()) {
            case 3, 12 -> 1.8;
            case 2, 11 -> 1.3;
            case 7, 8 -> 0.8;
            default -> 1;
        };
    }

    private List<Line> basket(Buyer buyer, int day) {
        int lines = 1 + random.nextInt(buyer.organisation ? 6 : 3);
        List<Line> basket = new ArrayList<>();
        List<Product> taken = new ArrayList<>();
        while (basket.size() < lines) {
            int category = chance(0.8) ? any(buyer.favourites) : -1;
            List<Product> shelf = category < 0
                    ? products
                    : products.stream()
                            .filter(product -> product.place == category)
                            .toList();
            Product product = any(shelf);
            if (!taken.contains(product)) {
                taken.add(product);
                basket.add(line(product, buyer.organisation ? 2 + random.nextInt(22) : 1 + random.nextInt(3), day));
            } else if (taken.size() >= shelf.size()) {
                break;
            }
        }
        return basket;
    }

    /** Prices were lower in the years before. */
    private Line line(Product product, int quantity, int day) {
        double share = 0.8 + 0.2 * (day * 4 / DAYS) / 4;
        int scale = Math.min(2, Math.max(0, product.price.scale()));
        return new Line(
                product,
                quantity,
                product.price.multiply(BigDecimal.valueOf(share)).setScale(scale, RoundingMode.HALF_UP));
    }

    private void takeBack(Sale sale, List<Sale> sales) {
        Line line = any(sale.lines);
        LocalDateTime at = sale.at.plusDays(2 + random.nextInt(12));
        if (at.isBefore(now)) {
            int back = -(1 + random.nextInt(line.quantity));
            sales.add(new Sale(
                    sale.reference, at, sale.country, sale.channel, List.of(new Line(line.product, back, line.price))));
        }
    }

    private String written(List<Sale> sales) {
        CsvText csv = new CsvText(SampleFiles.ORDERS);
        int number = 10_000;
        for (Sale sale : sales) {
            number++;
            boolean back = sale.lines.get(0).quantity < 0;
            for (Line line : sale.lines) {
                csv.add(
                        (back ? "SR-" : "SO-") + number,
                        sale.at.format(TIME),
                        sale.reference == null ? "" : sale.reference,
                        line.product.code,
                        Integer.toString(line.quantity),
                        line.price.toPlainString(),
                        currency,
                        sale.country,
                        sale.channel);
            }
        }
        return csv.written();
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
