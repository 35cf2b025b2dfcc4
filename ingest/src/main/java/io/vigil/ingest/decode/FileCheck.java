package io.vigil.ingest.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at a file before FFmpeg does, so that what is wrong is told in plain words. */
final class FileCheck {
  private static final int HEAD_BYTES = 1024;
  private static final int MP4_TYPE_AT = 4;

  private FileCheck() {}

  /** Throws unless the file is there, has bytes and is not a playlist; answers its beginning. */
  static String head(SourceAddress address) throws SourceException {
    Path path = Path.of(address.withCredentials());
    if (!Files.exists(path)) {
      throw fault(address, SourceFault.MISSING_FILE);
    }
    if (!Files.isRegularFile(path)) {
      throw fault(address, SourceFault.NOT_A_FILE);
    }
    if (!Files.isReadable(path)) {
      throw fault(address, SourceFault.UNREADABLE);
    }
    try (InputStream in = Files.newInputStream(path)) {
      String head = new String(in.readNBytes(HEAD_BYTES), ISO_8859_1);
      if (head.isEmpty()) {
        throw fault(address, SourceFault.EMPTY);
      }
      String text = head.stripLeading();
      if (text.contains("#EXTM3U") || text.contains("<MPD")) {
        throw fault(address, SourceFault.HLS_REFUSED);
      }
      if (text.startsWith("ffconcat") || text.startsWith("file ")) {
        throw fault(address, SourceFault.PLAYLIST_REFUSED);
      }
      return head;
    } catch (IOException e) {
      throw new SourceException(address.toString(), SourceFault.UNREADABLE, "");
    }
  }

  /** Whether this is the beginning of an MP4: without its index, it was cut short. */
  static boolean isMp4(String head) {
    return head.startsWith("ftyp", MP4_TYPE_AT);
  }

  private static SourceException fault(SourceAddress address, SourceFault fault) {
    return new SourceException(address.toString(), fault, "");
  }
}
