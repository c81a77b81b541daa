package org.fovea.io.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.io.array.NumericArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
  private static byte[] file(long length, String header, int numbers) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + text.length + numbers)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(text)
        .array();
  }

  private static NamedArrays read(String header, int numbers) throws IOException {
    return Fixtures.read("a", file(header.length(), header, numbers));
  }

  private static String entry(String name, int begin, int end) {
    return "'%s':{'dtype':'U8','shape':[%d],'data_offsets':[%d,%d]}"
        .formatted(name, end - begin, begin, end)
        .replace('\'', '"');
  }

  /** The example in the reference implementation's own documentation. */
  @Test
  void readsTheReferencesExample() throws IOException {
    byte[] bytes =
        ("<\0\0\0\0\0\0\0{\"test\":{\"dtype\":\"I32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}"
                + "\0".repeat(16))
            .getBytes(StandardCharsets.ISO_8859_1);
    NumericArray test = Fixtures.read("a", bytes).arrays().get("test");
    assertThat(test).isNotNull();
    assertThat(test.type()).isEqualTo(NumericArray.Type.INT32);
    assertThat(test.shape()).containsExactly(2, 2);
  }

  /** The order and padding of the reference implementation's {@code serialize}. */
  @Test
  void writesLongTypesFirstAndPadsTheHeader(@TempDir Path folder) throws IOException {
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    arrays.put("b", NumericArray.of(new byte[] {7}, 1));
    arrays.put("f", NumericArray.of(new float[] {1}));
    Path file = folder.resolve("a.safetensors");
    WeightFiles.write(file, new NamedArrays(arrays, Map.of("by", "me", "at", "home")));
    String header =
        "{'__metadata__':{'at':'home','by':'me'},'f':{'dtype':'F32','shape':[],'data_offsets':[0,4]},"
            + "'b':{'dtype':'U8','shape':[1],'data_offsets':[4,5]}}";
    String padded = header.replace('\'', '"') + " ".repeat(Math.floorMod(-header.length(), 8));
    byte[] expected = file(padded.length(), padded, 5);
    expected[expected.length - 3] = (byte) 0x80;
    expected[expected.length - 2] = 0x3F;
    expected[expected.length - 1] = 7;
    assertThat(Files.readAllBytes(file)).isEqualTo(expected);
  }

  @Test
  void allTypesComeBack(@TempDir Path folder) throws IOException {
    NamedArrays tensors = Fixtures.read("tensors.pth");
    Path file = folder.resolve("a.safetensors");
    WeightFiles.write(file, new NamedArrays(tensors.arrays(), Map.of("k", "v\n\u00e9")));
    NamedArrays back = WeightFiles.read(file);
    assertThat(back.metadata()).isEqualTo(Map.of("k", "v\n\u00e9"));
    assertThat(back.arrays().keySet())
        .containsExactlyInAnyOrderElementsOf(tensors.arrays().keySet());
    back.arrays()
        .forEach(
            (name, array) -> {
              NumericArray first = java.util.Objects.requireNonNull(tensors.arrays().get(name));
              assertThat(array.type()).isEqualTo(first.type());
              assertThat(array.shape()).isEqualTo(first.shape());
              assertThat(Fixtures.numbers(array)).isEqualTo(Fixtures.numbers(first));
            });
  }

  /** Large enough to be mapped. */
  @Test
  void largeFilesAreMapped(@TempDir Path folder) throws IOException {
    float[] numbers = new float[1 << 19];
    numbers[numbers.length - 1] = 5;
    Path file = folder.resolve("a.safetensors");
    WeightFiles.write(file, NamedArrays.of(Map.of("w", NumericArray.of(numbers, 1 << 19))));
    NamedArrays mapped = WeightFiles.read(file);
    // What replaces the file is another one: the arrays stay.
    WeightFiles.write(file, mapped);
    assertThat(mapped.arrays().values())
        .allSatisfy(array -> assertThat(array.toFloats()).isEqualTo(numbers));
  }

  @Test
  void emptyFilesAreFiles() throws IOException {
    assertThat(read("{}", 0).arrays()).isEmpty();
    assertThat(read("{\"__metadata__\":null}  ", 0).metadata()).isEmpty();
    assertThat(read("{" + entry("a", 0, 0) + "," + entry("b", 0, 0) + "}", 0).arrays()).hasSize(2);
  }

  @Test
  void holesAndOverlapsAreRefused() {
    assertThatThrownBy(() -> read("{" + entry("a", 0, 4) + "," + entry("b", 3, 8) + "}", 8))
        .hasMessage("a: b: data_offsets begin at 3, expected 4, where the array before it ends");
    assertThatThrownBy(() -> read("{" + entry("a", 0, 4) + "," + entry("b", 5, 8) + "}", 8))
        .hasMessageContaining("data_offsets begin at 5, expected 4");
    assertThatThrownBy(() -> read("{" + entry("a", 1, 4) + "}", 4))
        .hasMessageContaining("data_offsets begin at 1, expected 0");
    assertThatThrownBy(() -> read("{" + entry("a", 0, 4) + "}", 5))
        .hasMessage("a: header: arrays of 4 bytes, expected 5, the rest of the file");
    assertThatThrownBy(() -> read("{" + entry("a", 0, 4) + "}", 3))
        .hasMessageContaining("arrays of 4 bytes, expected 3");
  }

  @Test
  void lengthsBeyondTheFileAreRefused() {
    assertThatThrownBy(() -> Fixtures.read("a", file(Long.MIN_VALUE, "{}", 0)))
        .hasMessage("a: header: length 9223372036854775808, expected at most 100000000");
    assertThatThrownBy(() -> Fixtures.read("a", file(-1, "{}", 0)))
        .hasMessageContaining("length 18446744073709551615");
    assertThatThrownBy(() -> Fixtures.read("a", file(100_000_001, "{}", 0)))
        .hasMessageContaining("length 100000001");
    assertThatThrownBy(() -> Fixtures.read("a", file(3, "{}", 0)))
        .hasMessage("a: header: bytes 8 to 11, expected them within the file's 10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'a':1}| Duplicate field 'a'",
        "{'a':{'dtype':'U8','dtype':'U8','shape':[1],'data_offsets':[0,1]}}| Duplicate field",
        "{'a':{'dtype':'C64','shape':[1],'data_offsets':[0,1]}}| C64, expected one of F64",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,1]}}| a: 1 bytes, expected 4",
        "{'a':{'dtype':'U8','shape':[-1],'data_offsets':[0,1]}}| a.shape: -1",
        "{'a':{'dtype':'U8','shape':[1.0],'data_offsets':[0,1]}}| a.shape: expected whole numbers",
        "{'a':{'dtype':'U8','shape':[1],'data_offsets':[1,0]}}| a.data_offsets: expected a begin",
        "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0]}}| a.data_offsets: expected a begin",
        "{'a':{'dtype':'U8','shape':[1]}}| a: expected dtype, shape and data_offsets",
        "{'a':{'dtype':'U8','shape':[4294967296,4294967296],'data_offsets':[0,0]}}| a.shape: length",
        "{'a':{'dtype':'U8','shape':[2147483647,2147483647,0],'data_offsets':[0,0]}}| 2^31 elements",
        "{'a':{'dtype':'U8','shape':[99999999999999999999],'data_offsets':[0,0]}}| expected JSON",
        "{'a':1}| a: expected an object",
        "{'__metadata__':{'a':1}}| __metadata__.a: expected a string",
        "{} {}| expected nothing after the object",
        "{'a'| expected JSON"
      })
  void headersAreChecked(String header, String message) {
    assertThatThrownBy(() -> read(header.replace('\'', '"'), 1))
        .isInstanceOf(WeightFormatException.class)
        .hasMessageContaining(message.replace('\'', message.startsWith("Dup") ? '\'' : '"'));
  }

  @Test
  void headersAreUtf8() {
    byte[] bytes = file(3, "{  ", 0);
    bytes[9] = (byte) 0xC3;
    assertThatThrownBy(() -> Fixtures.read("a", bytes)).hasMessageContaining("expected UTF-8");
  }
}
