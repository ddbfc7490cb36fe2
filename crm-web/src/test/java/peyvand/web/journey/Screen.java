package peyvand.web.journey;

/** What people have before them. */
enum Screen {
    WIDE(1360, 860),
    PHONE(390, 844);

    final int width;
    final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }
}
