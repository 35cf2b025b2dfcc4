package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.TextTable;
import io.vigil.server.access.ApiToken;
import io.vigil.server.access.Scope;
import io.vigil.server.access.UserAdmin;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Manages the tokens with which programs call the API. */
@Command(
    name = "token",
    description =
        "Manages the tokens with which programs call the server; a running one sees each change at"
            + " once.",
    footer = {
      "",
      "A new token is printed once and kept as a hash alone. Send it as Authorization: Bearer TOKEN.",
      "",
      "Examples:",
      "  vigil token create wall --scope read --expires 90d --users users.json",
      "  vigil token list -c vigil.yaml",
      "  vigil token revoke wall --users users.json",
    })
final class TokenCommand implements Callable<Integer> {
  /** What to do. */
  enum Action {
    /** Make one. */
    CREATE,
    /** Show all, expired ones too. */
    LIST,
    /** Take one away. */
    REVOKE
  }

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private UsersOption users = new UsersOption();

  @Parameters(index = "0", paramLabel = "create|list|revoke", description = "What to do.")
  private Action action = Action.LIST;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "What it is for.")
  private @Nullable String name;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "read, write or admin; each holds those before it.")
  private @Nullable Scope scope;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      defaultValue = "90d",
      converter = DurationText.class,
      description = "How long it is taken (default: 90d).")
  private Duration expires = Duration.ofDays(90);

  @Option(names = "--json", description = "List as JSON, one line for each token.")
  private boolean json;

  TokenCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    UserAdmin admin = users.admin(common, context);
    switch (action) {
      case CREATE -> {
        String token = UserCommand.required(name, "NAME", "what the token is for");
        Scope its = UserCommand.required(scope, "--scope", "what it may be used for");
        context.terminal().line(admin.createToken(token, its, expires));
        context.terminal().note("this is the only time it is shown");
      }
      case REVOKE -> {
        String token = UserCommand.required(name, "NAME", "which token to revoke");
        admin.revokeToken(token);
        context.terminal().note("revoked " + token);
      }
      case LIST -> print(admin);
    }
    return 0;
  }

  private void print(UserAdmin admin) {
    TextTable table = new TextTable("token", "scope", "created", "expires", "state");
    for (ApiToken token : admin.tokens()) {
      String its = token.scope().name().toLowerCase(Locale.ROOT);
      String state = admin.isLive(token) ? "taken" : "expired";
      if (json) {
        context
            .terminal()
            .line(
                RecordJson.text(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("token", token.name())
                        .put("scope", its)
                        .put("created", token.created().toString())
                        .put("expires", token.expires().toString())
                        .put("state", state)));
      } else {
        table.row(token.name(), its, token.created().toString(), token.expires().toString(), state);
      }
    }
    if (!json) {
      table.lines().forEach(context.terminal()::line);
    }
  }
}
