package io.vigil.server.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everyone and every program that may come in: what the file of users holds. Immutable. */
public record Users(
    @JsonProperty(required = true) List<User> users,
    @JsonProperty(required = true) List<ApiToken> tokens) {
  static final Users NONE = new Users(List.of(), List.of());

  /** Copies the lists; a name may stand once in each. */
  public Users {
    users = List.copyOf(users);
    tokens = List.copyOf(tokens);
    requireDistinct(users.stream().map(User::name));
    requireDistinct(tokens.stream().map(ApiToken::name));
  }

  private static void requireDistinct(Stream<String> names) {
    Set<String> seen = new HashSet<>();
    names.forEach(
        name -> {
          if (!seen.add(name)) {
            throw new IllegalArgumentException("'" + name + "' stands in it twice");
          }
        });
  }

  Optional<User> user(String name) {
    return users.stream().filter(user -> user.name().equals(name)).findFirst();
  }

  /** The token of this text, if there is one and it has not expired. */
  Optional<ApiToken> token(String text, Instant now) {
    int split = text.indexOf('_', ApiToken.PREFIX.length());
    if (!text.startsWith(ApiToken.PREFIX) || split < 0) {
      return Optional.empty();
    }
    String id = text.substring(ApiToken.PREFIX.length(), split);
    String hash = Secrets.hash(text.substring(split + 1));
    return tokens.stream()
        .filter(token -> token.id().equals(id))
        .filter(token -> Secrets.same(token.secretHash(), hash))
        .filter(token -> now.isBefore(token.expires()))
        .findFirst();
  }

  Users with(User user) {
    List<User> all = new ArrayList<>(without(user.name()).users);
    all.add(user);
    return new Users(all, tokens);
  }

  Users without(String user) {
    return new Users(users.stream().filter(u -> !u.name().equals(user)).toList(), tokens);
  }

  Users with(ApiToken token) {
    List<ApiToken> all = new ArrayList<>(tokens);
    all.add(token);
    return new Users(users, all);
  }

  Users withoutToken(String name) {
    return new Users(users, tokens.stream().filter(t -> !t.name().equals(name)).toList());
  }
}
