package peyvand.bench;

import java.util.List;

/** Names people have, the frequent ones first. */
final class Names {

    static final String[] PERSIAN_GIVEN = words("""
            محمد علی فاطمه زهرا حسین مهدی مریم رضا امیرحسین زینب حسن معصومه ابوالفضل سارا احمد محمدرضا امیرعلی سکینه عباس نرگس
            امیرمحمد لیلا سمیه اکرم مجید محسن سعید رقیه طاهره حمید الهام نازنین پریسا مینا نسرین شیرین ریحانه هانیه بهاره ندا
            سحر مهسا الناز شهلا پروین اعظم صدیقه ملیکا یاسمن نیلوفر بهار ترانه کاوه آرش بابک بهرام بهنام پیمان پویا داریوش
            سیاوش شاهین فرهاد فرشید کامران کیوان مهران مسعود منصور ناصر نیما وحید هادی هومن یوسف ابراهیم اسماعیل اکبر امید ایمان
            پدرام جواد حامد خسرو رامین روح‌الله سامان سپهر سینا شهرام صادق عرفان علیرضا غلامرضا فرزاد کریم مرتضی مصطفی میلاد یاسر
            """);

    static final String[] LATIN_GIVEN = words("""
            James Mary Mohammad John Maria Ali Anna Thomas Fatima Sarah David Emma Reza Laura Daniel Julia Michael Sophie Peter Eva
            Robert Nina Paul Hannah Mark Elena Andreas Claire Martin Lucia Simon Ingrid Stefan Marta Ahmed Leila Omar Maryam Yusuf Zahra
            George Alice William Grace Henry Rose Edward Ruth Frank Irene Walter Helen Arthur Edith Karl Greta Otto Frieda Hugo Ida
            Luis Carmen Jorge Pilar Pablo Rosa Miguel Teresa Marco Chiara Luca Giulia Paolo Silvia Jean Camille Pierre Élodie François Zoé
            Jan Agnieszka Piotr Katarzyna Pavel Olga Ivan Natasha Lars Astrid Erik Sigrid Nils Freja Søren Åsa Björn Märta Ömer Ayşe
            """);

    static final String[] PERSIAN_FAMILY = combined(words("""
            محمد حسین احمد رضا کریم رحیم علی حسن موسو هاشم جعفر صادق قاسم ابراهیم اکبر عباس نور صالح شریف یوسف مراد رستم بهرام خسرو
            جهان فرهاد مهر زمان سلیمان اسد کاظم نجف عزیز حیدر صفر قربان نظر امیر جلال کمال
            """), "ی", "زاده", "پور", "نژاد", "فر", "یان", "نیا", "خانی");

    static final String[] LATIN_FAMILY = combined(words("""
            Smith John Peter Ander Alex Robert Richard William Jack Thom Hender Nicol Mac Fergus David Wat Ben Har Patter Steven
            Müller Fischer Weber Wagner Becker Hoff Schäfer Koch Bauer Richter Klein Wolf Neu Braun Hart Lang Krause Lehmann Haas Vogel
            """), "", "son", "mann", "s", "berg", "sen", "er", "field");

    static final String[] CITIES =
            words("Tehran تهران Mashhad مشهد Isfahan اصفهان Shiraz شیراز Tabriz تبریز Karaj کرج Qom قم Ahvaz اهواز"
                    + " London Berlin Paris Istanbul Dubai Vienna Madrid Rome");

    static final String[] TRADES =
            words("فولاد نساجی پخش صنایع بازرگانی داروسازی ساختمانی رایانه حمل‌ونقل کشاورزی Steel Textiles Trading"
                    + " Foods Software Logistics Pharma Energy Design Partners");

    private Names() {}

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }

    private static String[] combined(String[] stems, String... endings) {
        return List.of(endings).stream()
                .flatMap(ending -> List.of(stems).stream().map(stem -> stem + ending))
                .distinct()
                .toArray(String[]::new);
    }
}
