package org.fovea.classic.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeReaderTest {
  private static String text(String name) throws IOException {
    try (InputStream in = CascadePictures.resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Cascade read(String xml) throws IOException {
    return CascadeReader.read(
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "some.xml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"haar.xml", "lbp.xml"})
  void whatIsWrittenIsReadTheSame(String name) throws IOException {
    Cascade cascade = CascadePictures.cascade(name);
    assertThat(read(CascadeWriter.toXml(cascade))).isEqualTo(cascade);
  }

  @Test
  void readsTreesAndTiltedFeatures() throws IOException {
    Cascade cascade = CascadePictures.cascade("haar.xml");
    assertThat(cascade.width()).isEqualTo(14);
    assertThat(cascade.height()).isEqualTo(11);
    assertThat(cascade.stages()).hasSize(5);
    assertThat(cascade.stages().get(0).weakClassifiers().get(0).leaves()).hasSize(4);
    assertThat(((HaarPool) cascade.features()).anyTilted()).isTrue();
  }

  /** What is put in place of a part of a good file, and what the message must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "haar.xml | <stageType>BOOST | <stageType>HORN | expected BOOST, got HORN",
        "haar.xml | >HAAR< | >HOG< | <featureType>: expected HAAR or LBP, got HOG",
        "haar.xml | <width>14 | <width>1e9 | <width>: expected a whole number of 3..2048, got 1.0E9",
        "haar.xml | <width>14 | <width>x | expected a finite number, got x",
        "haar.xml | <width>14 | <width>14 14 | expected 1 number, got 2",
        "haar.xml | <width>14 | <width>9 | expected a feature inside the window of 9 x 11",
        "haar.xml | <width>14</width> | <w>1</w> | expected an element <width>, which is missing",
        "haar.xml | <maxCatCount>0 | <maxCatCount>256 | <maxCatCount>: expected 0 for features of HAAR",
        "haar.xml | <internalNodes>1 2 | <internalNodes>0 2 3 | expected <internalNodes> of 4 numbers",
        "haar.xml | <internalNodes>1 2 | <internalNodes>1 3 | node 0 of 3 leads to 3, expected a later",
        "haar.xml | <internalNodes>1 2 | <internalNodes>1 -4 | node 0 of 3 leads to -4, expected a lat",
        "haar.xml | <internalNodes>1 2 | <internalNodes>1 .5 | expected a 32-bit integer, got 0.5",
        "haar.xml | <leafValues> | '<leafValues>1 ' | expected nodes and one more leaf, got 3 nodes",
        "haar.xml | <leafValues> | '<leafValues>NaN ' | expected a finite number, got NaN",
        "haar.xml | <rects><_> | '<rects><_>1 ' | expected a rectangle of x, y, width, height, weight",
        "haar.xml | <features> | <features><_><rects/></_> | 2 or 3 rectangles, got 0",
        "haar.xml | opencv-cascade-classifier | opencv-haar-classifier | the form since OpenCV 2.3",
        "haar.xml | <opencv_storage> | <!DOCTYPE a><opencv_storage> | without a document type",
        "haar.xml | <stages> | <stages/><others> | expected well-formed XML",
        "lbp.xml | <rect> | '<rect>1 ' | expected a block of x, y, width, height, got 5 numbers",
        "lbp.xml | <rect> | <rect>1 1 1 1</rect><rect> | expected 1 rectangle, got 2",
        "lbp.xml | <internalNodes>0 -1 | <internalNodes>0 -1 20 | of 11 numbers each, got 12",
      })
  void saysWhatIsWrong(String name, String part, String instead, String message)
      throws IOException {
    String good = text(name);
    assertThat(good).contains(part);
    String bad = good.replaceFirst(Pattern.quote(part), instead);
    assertThatThrownBy(() -> read(bad))
        .isInstanceOf(CascadeFormatException.class)
        .hasMessageStartingWith("some.xml: ")
        .hasMessageContaining(message);
  }

  /** Whatever the place at which a file ends, the exception is the one that says so. */
  @Test
  void refusesFilesThatEndEarly() throws IOException {
    String good = text("lbp.xml");
    int end = good.indexOf("</opencv_storage>");
    for (int length = 0; length < end - 12; length += 97) {
      String part = good.substring(0, length);
      assertThatThrownBy(() -> read(part)).isInstanceOf(CascadeFormatException.class);
    }
  }

  @Test
  void readsNoEntities() {
    String xml =
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><opencv_storage>&e;</opencv_storage>";
    assertThatThrownBy(() -> read(xml)).isInstanceOf(CascadeFormatException.class);
  }
}
