package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.TextTable;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.server.access.User;
import io.vigil.server.access.UserAdmin;
import io.vigil.server.http.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Manages who may log in. */
@Command(
    name = "user",
    description = "Manages who may log in to the server; a running one sees each change at once.",
    footer = {
      "",
      "The password is read from the terminal without echo, or from a pipe as one line.",
      "",
      "Examples:",
      "  vigil user add ada --role admin --users users.json",
      "  vigil user list -c vigil.yaml",
      "  vigil user passwd ada --users users.json",
      "  vigil user remove ada --users users.json",
    })
final class UserCommand implements Callable<Integer> {
  /** What to do. */
  enum Action {
    /** Add one. */
    ADD,
    /** Show all. */
    LIST,
    /** Remove one; their sessions end. */
    REMOVE,
    /** Set a new password, and a new role if one is given; their sessions end. */
    PASSWD
  }

  /** What a user may do. */
  enum Duty {
    /** Looks and asks. */
    VIEWER(Role.VIEWER),
    /** Also changes streams and subscriptions. */
    OPERATOR(Role.OPERATOR),
    /** Everything. */
    ADMIN(Role.ADMIN);

    private final Role role;

    Duty(Role role) {
      this.role = role;
    }
  }

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private UsersOption users = new UsersOption();

  @Parameters(index = "0", paramLabel = "add|list|remove|passwd", description = "What to do.")
  private Action action = Action.LIST;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Whom.")
  private @Nullable String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "viewer, operator or admin; each may do what those before it may.")
  private @Nullable Duty duty;

  @Option(names = "--json", description = "List as JSON, one line for each user.")
  private boolean json;

  UserCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    UserAdmin admin = users.admin(common, context);
    switch (action) {
      case ADD -> {
        String user = required(name, "NAME", "whom to add");
        Role role = required(duty, "--role", "what the user may do").role;
        admin.add(user, role, PasswordPrompt.ask(user));
        context.terminal().note("added " + user);
      }
      case PASSWD -> {
        String user = required(name, "NAME", "whose password to set");
        admin.change(user, Optional.ofNullable(duty).map(d -> d.role), PasswordPrompt.ask(user));
        context.terminal().note("changed " + user + "; their sessions have ended");
      }
      case REMOVE -> {
        String user = required(name, "NAME", "whom to remove");
        admin.remove(user);
        context.terminal().note("removed " + user + "; their sessions have ended");
      }
      case LIST -> print(admin.users());
    }
    return 0;
  }

  /** An argument that this action cannot do without. */
  static <T> T required(@Nullable T value, String argument, String meaning) {
    if (value == null) {
      throw new Failure(
          ExitCode.USAGE,
          "usage.missing",
          "Missing " + argument + ": " + meaning,
          "see the command with --help");
    }
    return value;
  }

  private void print(List<User> all) {
    TextTable table = new TextTable("user", "role", "set");
    for (User user : all) {
      String role = user.role().name().toLowerCase(Locale.ROOT);
      if (json) {
        context
            .terminal()
            .line(
                RecordJson.text(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("user", user.name())
                        .put("role", role)
                        .put("set", user.changed().toString())));
      } else {
        table.row(user.name(), role, user.changed().toString());
      }
    }
    if (!json) {
      table.lines().forEach(context.terminal()::line);
    }
  }
}
