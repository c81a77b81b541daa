package org.fovea.benchmarks.onnx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model of ONNX in the making, with input {@code x} and output {@code y}. The numbers of the
 * fields are those of <a
 * href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
public final class OnnxModel {
  private static final int IR_VERSION = 9;
  private static final int OPERATOR_SET = 20;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final ProtobufWriter graph = new ProtobufWriter();
  private int names;

  /** Begins a model. */
  public OnnxModel() {}

  /** An attribute of a node, named as the operator's documentation has it. */
  public static final class Attribute {
    private final ProtobufWriter message;

    private Attribute(ProtobufWriter message) {
      this.message = message;
    }

    /**
     * Whole numbers.
     *
     * @param name the attribute's
     * @param values its values
     * @return the attribute
     */
    public static Attribute ints(String name, int... values) {
      ProtobufWriter writer = new ProtobufWriter().text(1, name);
      for (int value : values) {
        writer.number(8, value);
      }
      return new Attribute(writer.number(20, 7));
    }

    /**
     * A whole number.
     *
     * @param name the attribute's
     * @param value its value
     * @return the attribute
     */
    public static Attribute number(String name, int value) {
      return new Attribute(new ProtobufWriter().text(1, name).number(3, value).number(20, 2));
    }

    /**
     * A real number.
     *
     * @param name the attribute's
     * @param value its value
     * @return the attribute
     */
    public static Attribute real(String name, double value) {
      return new Attribute(new ProtobufWriter().text(1, name).real(2, (float) value).number(20, 1));
    }
  }

  /**
   * Adds a node of ONNX's own operators.
   *
   * @param operator its name
   * @param inputs names of the values it takes
   * @param attributes those that are not the default
   * @return the name of its value
   */
  public String node(String operator, List<String> inputs, Attribute... attributes) {
    return node("", operator, inputs, attributes);
  }

  /**
   * Adds a node.
   *
   * @param domain the operator's, empty for ONNX's own
   * @param operator its name
   * @param inputs names of the values it takes
   * @param attributes those that are not the default
   * @return the name of its value
   */
  public String node(String domain, String operator, List<String> inputs, Attribute... attributes) {
    String name = "v" + names++;
    add(domain, operator, inputs, name, attributes);
    return name;
  }

  private void add(
      String domain, String operator, List<String> inputs, String name, Attribute... attributes) {
    ProtobufWriter node = new ProtobufWriter();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, name).text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.message);
    }
    if (!domain.isEmpty()) {
      node.text(7, domain);
    }
    graph.message(1, node);
  }

  /**
   * Adds a constant.
   *
   * @param values in row-major order
   * @param extents outermost first
   * @return its name
   */
  public String constant(float[] values, int... extents) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(FLOAT, raw.array(), extents);
  }

  /**
   * Adds a constant of whole numbers.
   *
   * @param values of a vector
   * @return its name
   */
  public String integers(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(INT64, raw.array(), values.length);
  }

  private String constant(int type, byte[] raw, int... extents) {
    String name = "c" + names++;
    ProtobufWriter tensor = new ProtobufWriter();
    for (int extent : extents) {
      tensor.number(1, extent);
    }
    graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
    return name;
  }

  /**
   * Ends the model, and writes it.
   *
   * @param input extents of {@code x}
   * @param last name of the value that {@code y} is
   * @param output extents of {@code y}
   * @param file overwritten
   * @throws IOException when it can't be written
   */
  public void write(int[] input, String last, int[] output, Path file) throws IOException {
    add("", "Identity", List.of(last), "y");
    graph.text(2, "network").message(11, value("x", input)).message(12, value("y", output));
    ProtobufWriter own = new ProtobufWriter().text(1, "").number(2, OPERATOR_SET);
    ProtobufWriter microsoft = new ProtobufWriter().text(1, "com.microsoft").number(2, 1);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new ProtobufWriter()
          .number(1, IR_VERSION)
          .message(7, graph)
          .message(8, own)
          .message(8, microsoft)
          .writeTo(out);
    }
  }

  private static ProtobufWriter value(String name, int... extents) {
    ProtobufWriter shape = new ProtobufWriter();
    for (int extent : extents) {
      shape.message(1, new ProtobufWriter().number(1, extent));
    }
    ProtobufWriter type = new ProtobufWriter().number(1, FLOAT).message(2, shape);
    return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, type));
  }
}
