package io.payung.certificate;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URI;

/** A QR code of boxes, sharp at every size. Level M: a fold or a stain of 15 percent does not hurt it. */
final class QrCode {

    /** Light modules around it, without which readers do not find it. */
    private static final int QUIET_ZONE = 4;

    private final ByteMatrix modules;

    QrCode(URI link) {
        try {
            modules = Encoder.encode(link.toASCIIString(), ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("an address of bounded length fits", e);
        }
    }

    void draw(Page page, float left, float bottom, float side) {
        page.box(left, bottom, side, side, Ink.PAPER);
        float module = side / (modules.getWidth() + 2 * QUIET_ZONE);
        for (int row = 0; row < modules.getHeight(); row++) {
            float y = bottom + side - (QUIET_ZONE + row + 1) * module;
            for (int from = 0; from < modules.getWidth(); from++) {
                int to = from;
                while (to < modules.getWidth() && modules.get(to, row) == 1) {
                    to++;
                }
                if (to > from) {
                    page.box(left + (QUIET_ZONE + from) * module, y, (to - from) * module, module, Ink.TEXT);
                    from = to;
                }
            }
        }
    }
}
