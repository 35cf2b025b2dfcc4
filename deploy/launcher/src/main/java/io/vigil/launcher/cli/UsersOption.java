package io.vigil.launcher.cli;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.server.access.UserAdmin;
import io.vigil.server.access.UserFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the users are. */
final class UsersOption {
  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "The file of users and tokens, over access.users of the configuration.")
  private @Nullable Path users;

  private List<String> overrides() {
    return users == null ? List.of() : List.of("access.users=" + users);
  }

  /**
   * What changes the file that is named.
   *
   * @throws Failure if none is named
   */
  UserAdmin admin(CommonOptions common, CliContext context) {
    VigilConfig config = common.load(context.environment(), overrides());
    Path file =
        config
            .access()
            .users()
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.USAGE,
                        "access.no-users",
                        "no file of users is named",
                        "give --users FILE, or set access.users in the configuration"));
    return new UserAdmin(new UserFile(file), context.clock());
  }
}
