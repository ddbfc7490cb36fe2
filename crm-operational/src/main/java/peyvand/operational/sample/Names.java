package peyvand.operational.sample;

import java.util.List;

/** Names of people, firms and places, in one script. Every Persian name stands beside its Latin spelling. */
record Names(
        List<Spelled> women,
        List<Spelled> men,
        List<Spelled> families,
        List<Firm> firms,
        List<Spelled> words,
        List<Place> places,
        List<String> sources,
        List<String> tags,
        List<String> jobs) {

    /** As it is written, and in Latin letters for addresses. */
    record Spelled(String name, String latin) {

        static List<Spelled> of(String pairs) {
            return List.of(pairs.split("\\s*,\\s*")).stream()
                    .map(pair -> pair.split("="))
                    .map(pair -> new Spelled(pair[0], pair.length == 1 ? pair[0] : pair[1]))
                    .toList();
        }
    }

    /** A kind of firm: how its name is made from a word, and its line of business. */
    record Firm(String form, String sector) {

        static List<Firm> of(String pairs) {
            return List.of(pairs.split("\\s*,\\s*")).stream()
                    .map(pair -> pair.split("="))
                    .map(pair -> new Firm(pair[0], pair[1]))
                    .toList();
        }
    }

    /** @param mobile and phone: as they begin; seven more digits follow */
    record Place(String city, String country, String mobile, String phone) {}

    static final Names PERSIAN = new Names(
            Spelled.of(
                    "مریم=maryam, زهرا=zahra, فاطمه=fatemeh, سارا=sara, نرگس=narges, پریسا=parisa, الهام=elham, شیرین=shirin, نازنین=nazanin, لیلا=leila, مینا=mina, آزاده=azadeh"),
            Spelled.of(
                    "محمد=mohammad, علی=ali, رضا=reza, حسین=hossein, امیر=amir, مهدی=mehdi, نیما=nima, کیان=kian, بهرام=bahram, فرهاد=farhad, آرش=arash, سینا=sina"),
            Spelled.of(
                    "احمدی=ahmadi, رضایی=rezaei, کریمی=karimi, حسینی=hosseini, موسوی=mousavi, جعفری=jafari, صادقی=sadeghi, رحیمی=rahimi, کاظمی=kazemi, نوری=nouri, یزدانی=yazdani, تهرانی=tehrani, شریفی=sharifi, مرادی=moradi, زمانی=zamani, فرهادی=farhadi"),
            Firm.of(
                    "شرکت بازرگانی %s=پخش, فروشگاه %s=خرده‌فروشی, کافه %s=کافه و رستوران, رستوران %s=کافه و رستوران, هتل %s=هتل, سوپرمارکت %s=خرده‌فروشی, شرکت پخش %s=پخش, قنادی %s=شیرینی‌پزی"),
            Spelled.of(
                    "آرمان=arman, بهار=bahar, نارنج=naranj, آفتاب=aftab, سپهر=sepehr, کیمیا=kimia, پارس=pars, البرز=alborz, نسیم=nasim, یاس=yas, باران=baran, مهر=mehr, سرو=sarv, ترنج=toranj, زاگرس=zagros, کاوه=kaveh, مروارید=morvarid, دماوند=damavand, شقایق=shaghayegh, ارغوان=arghavan"),
            List.of(
                    new Place("تهران", "IR", "+98 912 ", "+98 21 8"),
                    new Place("تهران", "IR", "+98 912 ", "+98 21 4"),
                    new Place("اصفهان", "IR", "+98 913 ", "+98 31 3"),
                    new Place("شیراز", "IR", "+98 917 ", "+98 71 3"),
                    new Place("مشهد", "IR", "+98 915 ", "+98 51 3"),
                    new Place("تبریز", "IR", "+98 914 ", "+98 41 3")),
            List.of("معرفی", "نمایشگاه", "وب‌سایت", "اینستاگرام", "تماس تلفنی"),
            List.of("عمده", "ویژه", "کافه", "پرداخت نقدی"),
            List.of("مدیرعامل", "مدیر خرید", "حسابدار", "کارشناس خرید", "مدیر فروشگاه"));

    static final Names LATIN = new Names(
            Spelled.of("Anna, Maria, Julia, Emma, Sophie, Clara, Helen, Laura, Nora, Ines, Eva, Alice"),
            Spelled.of("Peter, Thomas, Jan, Lukas, David, Martin, Paul, Oliver, Daniel, Simon, Hugo, Max"),
            Spelled.of(
                    "Hartmann, Lindner, Bauer, Keller, Moreau, Dupont, Martin, Smith, Taylor, Walker, Hughes, Bennett, Vogel, Brandt, Laurent, Fischer"),
            Firm.of(
                    "Café %s=Cafés and restaurants, %s Trading Ltd=Wholesale, %s Feinkost GmbH=Retail, Hotel %s=Hotels, %s Bakery=Bakeries, %s & Sons=Retail, Bistro %s=Cafés and restaurants, %s Foods=Wholesale"),
            Spelled.of(
                    "Lindenhof, Aurora, Northgate, Meridian, Juniper, Harbour, Willow, Sonnenblick, Bellevue, Orchard, Kestrel, Marigold, Saffron, Riverside, Elm Tree, Magnolia, Blue Door, Old Mill, Belmont, Starling"),
            List.of(
                    new Place("Berlin", "DE", "+49 151 2", "+49 30 2"),
                    new Place("Hamburg", "DE", "+49 160 9", "+49 40 3"),
                    new Place("London", "GB", "+44 740 0", "+44 20 79"),
                    new Place("Paris", "FR", "+33 61 ", "+33 14 "),
                    new Place("Vienna", "AT", "+43 664 1", "+43 1 51")),
            List.of("Referral", "Trade fair", "Website", "Newsletter", "Cold call"),
            List.of("wholesale", "key account", "café", "prepaid"),
            List.of("Managing director", "Head of purchasing", "Accountant", "Buyer", "Shop manager"));
}
