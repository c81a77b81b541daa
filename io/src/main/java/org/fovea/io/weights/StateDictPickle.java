package org.fovea.io.weights;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fovea.io.array.NumericArray;

/** The pickle, of protocol 2, of an OrderedDict of contiguous tensors with keys "0", "1", ... */
final class StateDictPickle {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private StateDictPickle() {}

  static byte[] of(Map<String, NumericArray> arrays) {
    StateDictPickle pickle = new StateDictPickle();
    pickle.opcode(PickleOpcode.PROTO);
    pickle.out.write(2);
    pickle.emptyOrderedDict();
    pickle.opcode(PickleOpcode.MARK);
    int key = 0;
    for (Map.Entry<String, NumericArray> entry : arrays.entrySet()) {
      pickle.text(entry.getKey());
      pickle.tensor(key++, entry.getValue());
    }
    pickle.opcode(PickleOpcode.SETITEMS);
    pickle.opcode(PickleOpcode.STOP);
    return pickle.out.toByteArray();
  }

  private void tensor(int key, NumericArray array) {
    global("torch._utils", "_rebuild_tensor_v2");
    opcode(PickleOpcode.MARK);
    storage(key, array);
    integer(0);
    int[] shape = array.shape();
    tuple(shape);
    tuple(strides(shape));
    opcode(PickleOpcode.NEWFALSE);
    emptyOrderedDict();
    opcode(PickleOpcode.TUPLE);
    opcode(PickleOpcode.REDUCE);
  }

  private void storage(int key, NumericArray array) {
    opcode(PickleOpcode.MARK);
    text("storage");
    global("torch", PickleGlobal.storageName(array.type()));
    text(Integer.toString(key));
    text("cpu");
    integer(array.size());
    opcode(PickleOpcode.TUPLE);
    opcode(PickleOpcode.BINPERSID);
  }

  /** As PyTorch has them: an empty axis counts as one of length 1. */
  private static int[] strides(int... shape) {
    int[] strides = new int[shape.length];
    int step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= Math.max(1, shape[i]);
    }
    return strides;
  }

  private void tuple(int... numbers) {
    opcode(PickleOpcode.MARK);
    for (int number : numbers) {
      integer(number);
    }
    opcode(PickleOpcode.TUPLE);
  }

  private void emptyOrderedDict() {
    global("collections", "OrderedDict");
    opcode(PickleOpcode.EMPTY_TUPLE);
    opcode(PickleOpcode.REDUCE);
  }

  private void global(String module, String name) {
    opcode(PickleOpcode.GLOBAL);
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    opcode(PickleOpcode.BINUNICODE);
    int32(bytes.length);
    out.writeBytes(bytes);
  }

  private void integer(int number) {
    opcode(PickleOpcode.BININT);
    int32(number);
  }

  private void int32(int number) {
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
  }

  private void opcode(PickleOpcode opcode) {
    out.write(opcode.code());
  }
}
