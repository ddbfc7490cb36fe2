package peyvand.operational.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import org.springframework.stereotype.Component;
import peyvand.domain.RuleViolation;

/**
 * Draws pictures anew, so that nothing is kept of a file but what one sees: no place where it was taken, no second file
 * within the first. One at a time, since a picture in memory is large.
 */
@Component
class Pictures {

    /** What telephones take. */
    private static final long MOST_PIXELS = 52_000_000;

    /** Of memory for a pixel: eight bytes as it is read, four as it is turned, and some for all others. */
    private static final int BYTES_PER_PIXEL = 16;

    private static final int MEGA = 1_000_000;
    private static final int SMALL = 320;
    private static final float FINE = 0.92f;
    private static final float COARSE = 0.8f;

    private final Semaphore one = new Semaphore(1);
    private final long mostPixels = Math.min(MOST_PIXELS, Runtime.getRuntime().maxMemory() / BYTES_PER_PIXEL);

    /**
     * Writes the picture anew, and a small one beside it.
     *
     * @param name by which the sender knows it
     * @throws RuleViolation when it is no picture, more than one, or too large to be opened
     */
    void redraw(FileKind kind, String name, Path sent, Path redrawn, Path small) throws IOException {
        one.acquireUninterruptibly();
        try {
            BufferedImage picture = read(kind, name, sent);
            write(picture, kind, redrawn);
            write(shrunk(picture), FileKind.JPEG, COARSE, small);
        } finally {
            one.release();
        }
    }

    private BufferedImage read(FileKind kind, String name, Path sent) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(sent.toFile())) {
            reader.setInput(in, false, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > mostPixels) {
                throw new RuleViolation("rule.attachment.pixels", name, mostPixels / MEGA);
            }
            if (kind == FileKind.GIF && reader.getNumImages(true) > 1) {
                throw new RuleViolation("rule.attachment.moving", name);
            }
            BufferedImage picture = reader.read(0);
            return kind == FileKind.JPEG ? orientation(sent).upright(plain(picture)) : picture;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new RuleViolation("rule.attachment.picture", name);
        } finally {
            reader.dispose();
        }
    }

    private static Orientation orientation(Path jpeg) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(jpeg))) {
            return Orientation.of(in);
        }
    }

    private static void write(BufferedImage picture, FileKind kind, Path to) throws IOException {
        BufferedImage written = kind == FileKind.BMP ? plain(picture) : picture;
        write(written, kind, FINE, to);
    }

    private static void write(BufferedImage picture, FileKind kind, float quality, Path to) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(kind.name()).next();
        try (FileImageOutputStream out = new FileImageOutputStream(to.toFile())) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(quality);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    /** In the usual colours, on white where one could see through. */
    private static BufferedImage plain(BufferedImage picture) {
        return picture.getType() == BufferedImage.TYPE_3BYTE_BGR
                        && picture.getColorModel().getColorSpace().isCS_sRGB()
                ? picture
                : drawn(picture, picture.getWidth(), picture.getHeight());
    }

    private static BufferedImage shrunk(BufferedImage picture) {
        double scale = Math.min(1.0, (double) SMALL / Math.max(picture.getWidth(), picture.getHeight()));
        return drawn(picture, Math.max(1, (int) Math.round(picture.getWidth() * scale)), Math.max(1, (int)
                Math.round(picture.getHeight() * scale)));
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return drawn;
    }
}
