package onestory.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that one gateway keeps everything in, held by a lock for as long as the process lives.
 * The lock is the operating system's: a killed process lets go of it at once, so there is no stale
 * lock to clear.
 */
public final class DataFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder if there is none (readable by its owner only) and takes it for this process.
   *
   * @throws DataFolderInUse when another gateway has it
   */
  public static DataFolder take(Path folder) throws IOException {
    Path path = folder.toAbsolutePath().normalize();
    Files.createDirectories(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path file = path.resolve("gateway.lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new DataFolderInUse(path, Files.readString(file).strip());
    }
    String holder = Long.toString(ProcessHandle.current().pid());
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
    return new DataFolder(path, channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** The folder's absolute path. */
  public Path path() {
    return path;
  }

  /** Lets go of the folder. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
