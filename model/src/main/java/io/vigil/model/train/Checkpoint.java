package io.vigil.model.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * All that training needs to go on as if it had not stopped.
 *
 * @param step steps done
 * @param position number of the next clip
 * @param values every variable by name: weights, moments, averages
 */
public record Checkpoint(long step, long position, Map<String, float[]> values) {

  private static final int MAGIC = 0x56_49_47_31;

  /** The weights that are served: their moving averages, under the weights' own names. */
  public Map<String, float[]> served() {
    Map<String, float[]> served = new HashMap<>();
    values.forEach(
        (name, array) -> {
          if (name.endsWith(AdamW.AVERAGE)) {
            served.put(name.substring(0, name.length() - AdamW.AVERAGE.length()), array);
          }
        });
    return served;
  }

  /** Writes beside the file and renames, so that a crash leaves the old one or the new one. */
  public void write(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileOutputStream raw = new FileOutputStream(part.toFile());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeLong(step);
      out.writeLong(position);
      out.writeInt(values.size());
      for (Map.Entry<String, float[]> entry : values.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        ByteBuffer bytes = ByteBuffer.allocate(entry.getValue().length * 4);
        bytes.asFloatBuffer().put(entry.getValue());
        out.write(bytes.array());
      }
      out.flush();
      raw.getFD().sync();
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads what {@link #write} wrote. */
  public static Checkpoint read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is no checkpoint of this release");
      }
      long step = in.readLong();
      long position = in.readLong();
      int count = in.readInt();
      Map<String, float[]> values = new HashMap<>();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        float[] array = new float[in.readInt()];
        byte[] bytes = in.readNBytes(array.length * 4);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
        values.put(name, array);
      }
      return new Checkpoint(step, position, values);
    }
  }
}
