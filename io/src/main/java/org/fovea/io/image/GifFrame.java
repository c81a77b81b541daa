package org.fovea.io.image;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.fovea.features.image.Images;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Where a GIF's first frame lies on its canvas, which may be larger than the frame.
 *
 * @param canvas the logical screen, grown to hold the frame where a file states it too small
 * @param left columns before the frame
 * @param top rows above the frame
 */
record GifFrame(ImageSize canvas, int left, int top) {
  static GifFrame of(ImageReader reader) throws IOException {
    int left = number(reader.getImageMetadata(0), "ImageDescriptor", "imageLeftPosition");
    int top = number(reader.getImageMetadata(0), "ImageDescriptor", "imageTopPosition");
    IIOMetadata stream = reader.getStreamMetadata();
    int width = number(stream, "LogicalScreenDescriptor", "logicalScreenWidth");
    int height = number(stream, "LogicalScreenDescriptor", "logicalScreenHeight");
    ImageSize canvas =
        new ImageSize(
            Math.max(width, left + reader.getWidth(0)),
            Math.max(height, top + reader.getHeight(0)));
    return new GifFrame(canvas, left, top);
  }

  private static int number(IIOMetadata metadata, String element, String attribute) {
    Node root = metadata.getAsTree(metadata.getNativeMetadataFormatName());
    for (Node n = root.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && e.getNodeName().equals(element)) {
        return Integer.parseInt(e.getAttribute(attribute));
      }
    }
    throw new IllegalArgumentException("no " + element);
  }

  /** The frame on a white canvas. */
  Planar<GrayU8> onCanvas(Planar<GrayU8> frame) {
    if (frame.width == canvas.width() && frame.height == canvas.height()) {
      return frame;
    }
    Planar<GrayU8> all = Images.rgb(canvas.width(), canvas.height());
    for (int band = 0; band < 3; band++) {
      GrayU8 to = all.getBand(band);
      java.util.Arrays.fill(to.data, (byte) 255);
      to.subimage(left, top, left + frame.width, top + frame.height).setTo(frame.getBand(band));
    }
    return all;
  }
}
