package io.vigil.model.adapt;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleManifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Lets signatures that take the sound's tokens take more of them than they use: behind a wider
 * input, those that the network knows are gathered, and go where the old input went.
 *
 * <p>Letters: T slots, H tokens of a slot's sound before, S tokens more.
 */
final class SoundInput implements BundleGraph.NodeEdit {

  private static final String SUFFIX = "/wide";

  /** Node of the old input to the sizes of the new one's axes but the first. */
  private final Map<String, long[]> inputs = new HashMap<>();

  private final int slots;
  private final int before;
  private final int more;

  /** For all signatures of a bundle; S more tokens a slot. */
  SoundInput(Bundle bundle, int more) {
    BundleManifest manifest = bundle.manifest();
    this.slots = manifest.slots();
    this.before = manifest.audioTokensPerSlot();
    this.more = more;
    for (SignatureDef signature : bundle.network().metaGraphDef().getSignatureDefMap().values()) {
      widen(signature, "audio", manifest.width());
      widen(signature, "audio_mask");
    }
  }

  private void widen(SignatureDef signature, String name, long... rest) {
    TensorInfo info = signature.getInputsMap().get(name);
    if (info == null || info.getTensorShape().getDim(1).getSize() != (long) slots * before) {
      return;
    }
    long[] sizes = new long[1 + rest.length];
    sizes[0] = (long) slots * (before + more);
    System.arraycopy(rest, 0, sizes, 1, rest.length);
    inputs.put(info.getName().substring(0, info.getName().lastIndexOf(':')), sizes);
  }

  /** The node of the wider input that stands before an old one. */
  static String wide(String node) {
    return node + SUFFIX;
  }

  @Override
  public List<NodeDef> edit(NodeDef node) {
    long[] sizes = inputs.get(node.getName());
    if (sizes == null || !node.getOp().equals("Placeholder")) {
      return List.of(node);
    }
    String name = node.getName();
    NodeDef wide =
        node.toBuilder()
            .setName(wide(name))
            .putAttr("shape", AttrValue.newBuilder().setShape(shape(sizes)).build())
            .build();
    NodeDef gather =
        NodeDef.newBuilder()
            .setName(name)
            .setOp("GatherV2")
            .addInput(wide(name))
            .addInput(name + "/known")
            .addInput(name + "/axis")
            .putAttr("Tparams", type(DataType.DT_FLOAT))
            .putAttr("Tindices", type(DataType.DT_INT32))
            .putAttr("Taxis", type(DataType.DT_INT32))
            .putAttr("batch_dims", AttrValue.newBuilder().setI(0).build())
            .build();
    return List.of(
        wide, constant(name + "/known", true, known()), constant(name + "/axis", false, 1), gather);
  }

  /** Places of the tokens that the network knows among all. */
  private int[] known() {
    int[] known = new int[slots * before];
    for (int i = 0; i < known.length; i++) {
      known[i] = i / before * (before + more) + i % before;
    }
    return known;
  }

  private static NodeDef constant(String name, boolean list, int... values) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setDtype(DataType.DT_INT32);
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    if (list) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(values.length));
    }
    for (int value : values) {
      tensor.addIntVal(value);
    }
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", type(DataType.DT_INT32))
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor.setTensorShape(shape)).build())
        .build();
  }

  private static AttrValue type(DataType type) {
    return AttrValue.newBuilder().setType(type).build();
  }

  private static TensorShapeProto shape(long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(-1));
    for (long size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return shape.build();
  }
}
