package peyvand.web.security;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A QR code as the path of a picture.
 *
 * @param size in modules, with the quiet zone on all sides
 */
record QrCode(int size, String path) {

    private static final int QUIET = 4;

    static QrCode of(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        String path = IntStream.range(0, code.size * code.size)
                .filter(i -> code.getModule(i % code.size, i / code.size))
                .mapToObj(i -> "M%d,%dh1v1h-1z".formatted(i % code.size + QUIET, i / code.size + QUIET))
                .collect(Collectors.joining());
        return new QrCode(code.size + 2 * QUIET, path);
    }
}
