package org.fovea.io.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles made by hand, within PyTorch's old format, that ask for code, memory or time. */
class MaliciousPickleTest {
  /** What comes before the object: the magic number, the version and the facts, none. */
  private static final String START = LegacyPyTorchFile.MAGIC + "\u0080\2M\u00e9\3.\u0080\2}.";

  /** No storage keys: what comes after the object. */
  private static final String END = "\u0080\2].";

  private static final String STORAGE =
      "(X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0kX\3\0\0\0cpuK\4tQ";

  private static NamedArrays read(String pickle) throws Exception {
    byte[] bytes = (START + pickle + END).getBytes(StandardCharsets.ISO_8859_1);
    return Fixtures.read("x.pth", bytes);
  }

  private static void assertRefused(String pickle, String message) {
    assertThatThrownBy(() -> read(pickle))
        .isInstanceOf(WeightFormatException.class)
        .hasMessageStartingWith("x.pth: ")
        .hasMessageContaining(message);
  }

  @Test
  void theFrameItselfIsGood() throws Exception {
    assertThat(read("\u0080\2}X\1\0\0\0aK\5s.").metadata()).containsEntry("a", "5");
  }

  @Test
  void codeIsNamedAndNotRun() {
    assertRefused("cposix\nsystem\n(X\1\0\0\0xtR.", "object, offset 0, GLOBAL: posix.system: ");
    assertRefused("c__builtin__\neval\n.", "GLOBAL: __builtin__.eval");
    assertRefused("cbuiltins\ngetattr\n.", "GLOBAL: builtins.getattr");
    assertRefused("ctorch.hub\nload\n.", "GLOBAL: torch.hub.load");
    assertRefused("\u008c\2os\u008c\6system\u0093.", "offset 12, STACK_GLOBAL: os.system");
    assertRefused("\u008c\5torch\u008c\11_C.FloatX\u0093.", "STACK_GLOBAL");
    assertRefused("(S'x'\nios\nsystem\n.", "offset 1, STRING: expected an opcode of plain data");
    assertRefused("(ios\nsystem\n.", "offset 1, INST: expected an opcode of plain data");
    assertRefused("(o.", "OBJ: ");
    assertRefused("]\u0081.", "NEWOBJ: ");
    assertRefused("]\u0092.", "NEWOBJ_EX: ");
    assertRefused("\u0082\1.", "EXT1: ");
    assertRefused("\u0083\1\0.", "EXT2: ");
    assertRefused("\u0084\1\0\0\0.", "EXT4: ");
    assertRefused("P1\n.", "PERSID: ");
    assertRefused("\u0097.", "NEXT_BUFFER: ");
    assertRefused("\u00ff.", "opcode 0xFF, expected one of Python's");
  }

  @Test
  void knownNamesDoNoMoreThanTheyShould() {
    assertRefused("ccollections\nOrderedDict\n.", "a ORDERED_DICT in it");
    assertRefused("X\1\0\0\0a)R.", "REDUCE: a call of a String, expected a known function");
    assertRefused("ctorch\nFloatStorage\n)R.", "a call of a Type");
    assertRefused("ctorch\nTensor\n)R.", "TENSOR called");
    assertRefused("ccollections\nOrderedDict\nK\1\u0085R.", "argument 0 is a Long");
    assertRefused("ccollections\nCounter\nK\1\u0085R.", "argument 0 is a Long");
    assertRefused("]}b.", "BUILD: state of a LinkedHashMap for a ArrayList");
    assertRefused("c_codecs\nencode\nX\1\0\0\0aX\5\0\0\0utf-8\u0086R.", "expected bytes as latin1");
    assertRefused("cnumpy\ndtype\nX\2\0\0\0O8\u0085R.", "expected that of a plain number");
    assertRefused("K\1Q.", "BINPERSID: found a Long, expected a PickleTuple");
    assertRefused("X\6\0\0\0module\u0085Q.", "persistent id 'module', expected 'storage'");
    assertRefused(")Q.", "BINPERSID: argument 0 is missing");
  }

  @Test
  void stackIsGuarded() {
    assertRefused(".", "STOP: the stack is empty");
    assertRefused("R.", "REDUCE: the stack is empty");
    assertRefused("K\1(R.", "REDUCE: the stack is empty");
    assertRefused("t.", "TUPLE: no mark on the stack");
    assertRefused("\u0086.", "TUPLE2: the stack is empty");
    assertRefused("K\1K\2a.", "APPEND: found a Long, expected a ArrayList");
    assertRefused("}(K\1u.", "SETITEMS: 1 keys and values, expected pairs");
    assertRefused("h\5.", "BINGET: nothing was remembered as 5");
    assertRefused("}]K\1s.", "key is a ArrayList, expected a word or a number");
    assertRefused("(.", "STOP: the stack is empty");
    assertRefused("\u0080\1.", "protocol 1, expected 2 to 5");
  }

  @Test
  void claimedLengthsAreBounded() {
    assertRefused("X\u00ff\u00ff\u00ff\u00ffa.", "BINUNICODE: 4294967295 bytes, but only");
    assertRefused("\u008d" + "\u00ff".repeat(8) + "a.", "18446744073709551615 bytes, but only");
    assertRefused("B\0\0\0\u0080a.", "BINBYTES: 2147483648 bytes, but only");
    assertRefused("\u008b\u00ff\u00ff\u00ff\u007f1.", "LONG4: a number of 2147483647 bytes");
    assertRefused("\u008b\u00ff\u00ff\u00ff\u00ff1.", "LONG4: a number of -1 bytes");
    assertRefused("c" + "a".repeat(300) + "\nb\n.", "a name of at most 256 characters");
    assertRefused("]r\u00ff\u00ff\u00ff\u00ffj\u00fe\u00ff\u00ff\u00ff.", "nothing was remembered");
    assertRefused("}X\1\23\0\0" + "k".repeat(4865) + "K\1s.", "key of 4865 characters");
  }

  @Test
  void selfReferencesAndDepthEnd() {
    assertRefused("]q\0h\0a.", "contains itself, expected a tree");
    assertRefused("}q\0X\1\0\0\0ah\0s.", "contains itself, expected a tree");
    assertRefused("]".repeat(100_000) + "a".repeat(99_999) + ".", "at most 100 levels");
    assertRefused("\u0085".repeat(3) + ".", "the stack is empty");
    assertRefused(")" + "\u0085".repeat(100_000) + ".", "at most 100 levels");
  }

  /** Each list holds the one before it ten times: ten thousand million million numbers. */
  @Test
  void listsOfListsOfListsAreNotUnrolled() {
    StringBuilder laughs = new StringBuilder("]q\0(" + "K\1".repeat(10) + "e");
    for (int i = 1; i <= 15; i++) {
      laughs.append("0]q").append((char) i).append('(');
      laughs.append(("h" + (char) (i - 1)).repeat(10)).append('e');
    }
    assertRefused(laughs + ".", "expected at most 1000000 parts");
  }

  /** A list of 10,000 pairs, and 10,000 dictionaries made of it. */
  @Test
  void manyDictionariesOfOneListAreRefused() {
    String pairs = "](" + "K\1K\2\u0086".repeat(10_000) + "eq\0";
    String dictionaries = "ccollections\nOrderedDict\nq\1" + "h\1h\0\u0085R0".repeat(10_000);
    assertRefused(pairs + dictionaries + ".", "expected at most 4000000 objects");
  }

  /** A million letters, copied ten thousand times. */
  @Test
  void manyCopiesOfOneTextAreRefused() {
    String text = "X\100\102\17\0" + "a".repeat(1_000_000) + "q\0";
    String encode = "X\6\0\0\0latin1q\1c_codecs\nencode\nq\2";
    assertRefused(
        text + encode + "h\2h\0h\1\u0086R".repeat(10_000) + ".",
        "expected at most 4000000 objects");
    assertRefused(
        text + "ctorch\ndevice\nq\2" + "h\2h\0K\1\u0086R".repeat(10_000) + ".",
        "expected at most 4000000 objects");
  }

  @Test
  void manyObjectsAreRefused() {
    assertRefused("N".repeat(4_000_001) + ".", "expected at most 4000000 objects");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | 4    | 1 | a tensor at element -1 of storage 'k'",
        "5  | 0    | 1 | a tensor at element 5 of storage 'k'",
        "1  | 4    | 1 | a tensor of elements 1 to 4 of storage 'k', which has 4",
        "0  | 2    | 4 | a tensor of elements 0 to 4 of storage 'k', which has 4",
        "0  | 2    | -1 | stride -1, expected 0 to 2147483647",
        "0  | -2   | 1 | length -2, expected 0",
        "0  | 2147483647  | 2147483647 | a tensor of elements 0 to 4611686011984936962",
        "0  | 2147483647  | 0 | 'k': a view of 8589934588 bytes, expected less than 2 GB",
        "0  | 30000000 | 0 | more than four times the file"
      })
  void viewsStayWithinTheirStorage(int offset, int length, int stride, String message) {
    byte[] bytes =
        (START + tensor(offset, List.of(length), List.of(stride)) + "." + withStorage())
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Fixtures.read("x.pth", bytes))
        .isInstanceOf(WeightFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shapesDoNotOverflow() {
    int most = Integer.MAX_VALUE;
    assertRefused(
        tensor(0, List.of(most, most, most, 0), List.of(most, most, most, 1)) + ".",
        "expected fewer than 2^31 elements");
    assertRefused(tensor(0, List.of(1, 1), List.of(1)) + ".", "1 strides for 2 dimensions");
    assertRefused(
        tensor(0, Collections.nCopies(65, 1), Collections.nCopies(65, 1)) + ".",
        "65 dimensions, expected at most 64");
  }

  /** A hundred views of 4 MB each of the same number. */
  @Test
  void manyViewsThatNeedCopiesAreRefused() {
    String views = tensor(0, List.of(1 << 20), List.of(0)).repeat(100);
    byte[] bytes =
        (START + "](" + views + "e." + withStorage()).getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Fixtures.read("x.pth", bytes))
        .isInstanceOf(WeightFormatException.class)
        .hasMessageContaining("more than four times the file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FloatStorage\nX\1\0\0\0kX\3\0\0\0cpuK\5",
        "IntStorage\nX\1\0\0\0kX\3\0\0\0cpuK\4"
      })
  void storagesAreWhatTheyWereBefore(String other) {
    String again = "(X\7\0\0\0storagectorch\n" + other + "tQ";
    assertRefused(STORAGE + "0" + again + ".", "storage 'k' with two types or lengths");
  }

  @Test
  void storagesMustBeInTheFile() {
    assertRefused(tensor(0, List.of(4), List.of(1)) + ".", "storage 'k' is missing");
    byte[] cut =
        (START + tensor(0, List.of(4), List.of(1)) + "." + withStorage().substring(0, 20))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Fixtures.read("x.pth", cut))
        .hasMessageContaining("expected them within the file's");
  }

  private static String withStorage() {
    return "\u0080\2](X\1\0\0\0ke.\4\0\0\0\0\0\0\0" + "\0".repeat(16);
  }

  private static String tensor(int offset, List<Integer> shape, List<Integer> strides) {
    return "ctorch._utils\n_rebuild_tensor\n("
        + STORAGE
        + number(offset)
        + tuple(shape)
        + tuple(strides)
        + "tR";
  }

  private static String tuple(List<Integer> numbers) {
    StringBuilder text = new StringBuilder("(");
    numbers.forEach(number -> text.append(number(number)));
    return text + "t";
  }

  private static String number(int number) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('J');
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
