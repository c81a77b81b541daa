package org.fovea.io.weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.io.array.NumericArray;

/**
 * A machine for pickles of tensors and plain data, protocols 2 to 5. It knows the opcodes that make
 * numbers, words, lists, dictionaries, tuples and sets, and the few functions of {@link
 * PickleGlobal}; it refuses all else, and runs nothing. Every opcode takes at least a byte, none
 * jumps, and each makes at most one object, so that time and memory are bounded by the length.
 */
final class Unpickler {
  private final PickleInput input;
  private final PickleCall calls;
  private final Map<String, Storage> storages;
  private final List<Object> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();

  /**
   * A machine for one pickle.
   *
   * @param input its bytes
   * @param storages takes the storages that the pickle names, by key
   */
  Unpickler(PickleInput input, Map<String, Storage> storages) {
    this.input = input;
    this.calls = new PickleCall(input);
    this.storages = storages;
  }

  /** The object that the pickle makes. */
  Object load() throws WeightFormatException {
    while (true) {
      PickleOpcode opcode = input.nextOpcode();
      if (opcode == PickleOpcode.STOP) {
        return pop();
      }
      execute(opcode);
    }
  }

  private void execute(PickleOpcode opcode) throws WeightFormatException {
    switch (opcode) {
      case PROTO -> requireProtocol(input.uint8());
      case FRAME -> input.int64();
      case MARK -> marks.add(stack.size());
      case POP -> pop();
      case POP_MARK -> popToMark();
      case DUP -> push(peek());
      case NONE -> push(Checkpoint.None.NONE);
      case NEWTRUE -> push(true);
      case NEWFALSE -> push(false);
      case BININT -> push((long) input.int32());
      case BININT1 -> push((long) input.uint8());
      case BININT2 -> push((long) input.uint16());
      case LONG1 -> push(input.integer(input.uint8()));
      case LONG4 -> push(input.integer(input.int32()));
      case BINFLOAT -> push(input.float64());
      case BINUNICODE, BINSTRING -> push(input.text(input.uint32()));
      case SHORT_BINUNICODE, SHORT_BINSTRING -> push(input.text(input.uint8()));
      case BINUNICODE8 -> push(input.text(input.int64()));
      case BINBYTES -> push(input.bytes(input.uint32()));
      case SHORT_BINBYTES -> push(input.bytes(input.uint8()));
      case BINBYTES8 -> push(input.bytes(input.int64()));
      case EMPTY_LIST, EMPTY_SET -> push(new ArrayList<>());
      case LIST -> push(popToMark());
      case APPEND -> {
        Object item = pop();
        topList().add(item);
      }
      case APPENDS, ADDITEMS -> {
        List<Object> items = popToMark();
        topList().addAll(items);
      }
      case FROZENSET, TUPLE -> push(new PickleTuple(popToMark()));
      case EMPTY_TUPLE -> push(new PickleTuple(List.of()));
      case TUPLE1 -> push(new PickleTuple(popItems(1)));
      case TUPLE2 -> push(new PickleTuple(popItems(2)));
      case TUPLE3 -> push(new PickleTuple(popItems(3)));
      case EMPTY_DICT -> push(new LinkedHashMap<String, Object>());
      case DICT -> {
        Map<String, Object> dictionary = new LinkedHashMap<>();
        put(dictionary, popToMark());
        push(dictionary);
      }
      case SETITEM -> {
        List<Object> items = popItems(2);
        put(topDictionary(), items);
      }
      case SETITEMS -> {
        List<Object> items = popToMark();
        put(topDictionary(), items);
      }
      case BINGET -> push(remembered(input.uint8()));
      case LONG_BINGET -> push(remembered(input.uint32()));
      case BINPUT -> memo.put((long) input.uint8(), peek());
      case LONG_BINPUT -> memo.put(input.uint32(), peek());
      case MEMOIZE -> memo.put((long) memo.size(), peek());
      case GLOBAL -> push(global(input.line(), input.line()));
      case STACK_GLOBAL -> {
        String name = pop(String.class);
        push(global(pop(String.class), name));
      }
      case BINPERSID -> push(storage(pop(PickleTuple.class)));
      case REDUCE -> {
        PickleTuple arguments = pop(PickleTuple.class);
        push(calls.call(pop(), arguments));
      }
      case BUILD -> build();
      default -> throw input.refusal("expected an opcode of plain data");
    }
  }

  private void requireProtocol(int version) throws WeightFormatException {
    if (version < 2 || version > 5) {
      throw input.refusal("protocol " + version + ", expected 2 to 5");
    }
  }

  private Object global(String module, String name) throws WeightFormatException {
    Object known = PickleGlobal.of(module, name);
    if (known == null) {
      throw input.refusal(PickleGlobal.refusal(module, name));
    }
    return known;
  }

  /**
   * What has state of its own and may be given it: the attributes of an OrderedDict are dropped.
   */
  private void build() throws WeightFormatException {
    Object state = pop();
    Object object = peek();
    boolean understood =
        object instanceof NumpyScalarType type
            ? type.setState(state)
            : object instanceof LinkedHashMap<?, ?> && state instanceof LinkedHashMap<?, ?>;
    if (!understood) {
      throw input.refusal(
          "state of a %s for a %s, expected that of an OrderedDict"
              .formatted(PickleCall.nameOf(state), PickleCall.nameOf(object)));
    }
  }

  /** {@code ('storage', type, key, device, numel)}, in the old format with a view at the end. */
  private Storage.View storage(PickleTuple id) throws WeightFormatException {
    if (!calls.argument(id, 0, String.class).equals("storage")) {
      throw input.refusal("persistent id '" + id.get(0) + "', expected 'storage'");
    }
    NumericArray.Type type = calls.argument(id, 1, NumericArray.Type.class);
    String key = calls.argument(id, 2, String.class);
    long numel = calls.argument(id, 4, Long.class);
    if (numel < 0 || numel > Long.MAX_VALUE / Long.BYTES) {
      throw input.refusal("storage '" + key + "' of " + numel + " elements");
    }
    Storage storage = new Storage(key, type, numel);
    Storage known = storages.putIfAbsent(key, storage);
    if (known != null && !known.equals(storage)) {
      throw input.refusal("storage '" + key + "' with two types or lengths");
    }
    if (id.size() <= 5 || id.get(5) == Checkpoint.None.NONE) {
      return new Storage.View(storage, 0, numel);
    }
    PickleTuple view = calls.argument(id, 5, PickleTuple.class);
    long offset = calls.argument(view, 1, Long.class);
    long count = calls.argument(view, 2, Long.class);
    if (offset < 0 || count < 0 || offset > numel || count > numel - offset) {
      throw input.refusal(
          "a view of %d elements at %d of storage '%s', which has %d"
              .formatted(count, offset, key, numel));
    }
    return new Storage.View(storage, offset, count);
  }

  private void put(Map<String, Object> dictionary, List<Object> items)
      throws WeightFormatException {
    if (items.size() % 2 != 0) {
      throw input.refusal(items.size() + " keys and values, expected pairs");
    }
    for (int i = 0; i < items.size(); i += 2) {
      dictionary.put(calls.key(items.get(i)), items.get(i + 1));
    }
  }

  private Object remembered(long index) throws WeightFormatException {
    Object value = memo.get(index);
    if (value == null) {
      throw input.refusal("nothing was remembered as " + index);
    }
    return value;
  }

  private void push(Object value) {
    stack.add(value);
  }

  /** What lies above the last mark on the stack can be taken; the mark itself is no value. */
  private int available() {
    return stack.size() - (marks.isEmpty() ? 0 : marks.get(marks.size() - 1));
  }

  private Object peek() throws WeightFormatException {
    if (available() == 0) {
      throw input.refusal("the stack is empty");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() throws WeightFormatException {
    peek();
    return stack.remove(stack.size() - 1);
  }

  private <T> T pop(Class<T> type) throws WeightFormatException {
    T value = top(type);
    stack.remove(stack.size() - 1);
    return value;
  }

  private <T> T top(Class<T> type) throws WeightFormatException {
    Object value = peek();
    if (!type.isInstance(value)) {
      throw input.refusal(
          "found a %s, expected a %s".formatted(PickleCall.nameOf(value), type.getSimpleName()));
    }
    return type.cast(value);
  }

  @SuppressWarnings("unchecked") // All lists of this machine are of objects.
  private List<Object> topList() throws WeightFormatException {
    return top(ArrayList.class);
  }

  @SuppressWarnings("unchecked") // All dictionaries of this machine have words as keys.
  private Map<String, Object> topDictionary() throws WeightFormatException {
    return top(LinkedHashMap.class);
  }

  private List<Object> popItems(int count) throws WeightFormatException {
    if (available() < count) {
      throw input.refusal("the stack is empty");
    }
    return take(stack.size() - count);
  }

  private List<Object> popToMark() throws WeightFormatException {
    if (marks.isEmpty()) {
      throw input.refusal("no mark on the stack");
    }
    return take(marks.remove(marks.size() - 1));
  }

  private List<Object> take(int from) {
    List<Object> above = stack.subList(from, stack.size());
    List<Object> items = new ArrayList<>(above);
    above.clear();
    return items;
  }
}
