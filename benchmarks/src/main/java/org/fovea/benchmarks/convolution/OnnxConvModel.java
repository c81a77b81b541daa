package org.fovea.benchmarks.convolution;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A model of ONNX with one node, Conv. The numbers of the fields are those of <a
 * href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
final class OnnxConvModel {
  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 13;
  private static final int FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private OnnxConvModel() {}

  /** A ModelProto with input x, output y, and weight and bias within. */
  static byte[] of(ConvolutionProblem problem) {
    LayerShape shape = problem.shape();
    int out = shape.outExtent();
    ProtobufWriter graph =
        new ProtobufWriter()
            .message(1, node(shape))
            .text(2, "convolution")
            .message(
                5,
                tensor(
                    "w",
                    problem.weight(),
                    shape.outChannels(),
                    shape.channels() / shape.groups(),
                    shape.kernel(),
                    shape.kernel()))
            .message(5, tensor("b", problem.bias(), shape.outChannels()))
            .message(11, value("x", 1, shape.channels(), shape.extent(), shape.extent()))
            .message(12, value("y", 1, shape.outChannels(), out, out));
    return new ProtobufWriter()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new ProtobufWriter().text(1, "").number(2, OPERATOR_SET))
        .toByteArray();
  }

  private static ProtobufWriter node(LayerShape shape) {
    int padding = shape.padding();
    return new ProtobufWriter()
        .text(1, "x")
        .text(1, "w")
        .text(1, "b")
        .text(2, "y")
        .text(4, "Conv")
        .message(5, attribute("kernel_shape", shape.kernel(), shape.kernel()))
        .message(5, attribute("strides", shape.stride(), shape.stride()))
        .message(5, attribute("pads", padding, padding, padding, padding))
        .message(
            5,
            new ProtobufWriter()
                .text(1, "group")
                .number(3, shape.groups())
                .number(20, ATTRIBUTE_INT));
  }

  private static ProtobufWriter attribute(String name, int... values) {
    ProtobufWriter attribute = new ProtobufWriter().text(1, name);
    for (int value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, ATTRIBUTE_INTS);
  }

  private static ProtobufWriter tensor(String name, float[] values, int... extents) {
    ProtobufWriter tensor = new ProtobufWriter();
    for (int extent : extents) {
      tensor.number(1, extent);
    }
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array());
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
