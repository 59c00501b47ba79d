package dev.ebayconnector.fakeebay;

import java.util.List;

/** What the demo sellers sell and who buys it. */
public final class Catalog {
    public static final List<String> TITLES = List.of(
            "Brass hinge 40 mm, pair",
            "Vintage radio knob set",
            "LED work lamp 12 V",
            "Cotton tea towel, blue",
            "Model railway points H0",
            "Kaffeebecher „Grüße aus Köln“ 300 ml",
            "Théière émaillée 1,2 L",
            "お茶碗 12 cm",
            "Plakat Łódź 1930 50×70 cm",
            "Party lights 🎉 10 m",
            "Tazza da caffè “perché no?”",
            "Screws <M4> & nuts, 100 pcs",
            "O'Brien's field guide to birds",
            "Ključ za kolo, 15 mm",
            "Набор отвёрток, 6 шт.");

    static final List<String> PEOPLE = List.of(
            "Ada Brook",
            "Jürgen Groß",
            "Zoë O'Neill",
            "François Lefèvre",
            "Łukasz Żak",
            "Marta Forlì",
            "山田 花子",
            "Sam Taylor-Reed");

    static final List<String> STREETS =
            List.of("1 Main St", "27 Market Street", "Königstraße 8", "12 rue de l'Église", "Via Verità 3");

    private Catalog() {}
}
