package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonHasher;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is looked for: by hashes, and by names as long as they are known.
 *
 * @param userId hash of the user id; null if it is not known
 * @param names  in small letters; empty once the erasure is done, for then only hashes are left
 * @param own    accounts of the person as a seller, whose records an erasure as a buyer leaves alone
 */
record Person(
        String environment,
        PersonHasher hasher,
        Set<PersonHash> hashes,
        PersonHash userId,
        List<String> names,
        Set<UUID> own) {

    static List<String> names(Subject subject) {
        return subject.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The hashes as values of an array parameter. */
    byte[][] hashBytes() {
        return hashes.stream().map(PersonHash::bytes).toArray(byte[][]::new);
    }

    /**
     * Whether a record that names the person speaks of another one: it states a user id, and not this person's. User names
     * are used again, user ids are not.
     *
     * @param stated the user id that the record states
     */
    boolean another(Optional<String> stated) {
        return userId != null
                && stated.flatMap(id -> hasher.hash(environment, id))
                        .filter(id -> !hashes.contains(id))
                        .isPresent();
    }

    boolean named(String text) {
        return hasher.hash(environment, text).filter(hashes::contains).isPresent();
    }

    @Override
    public String toString() {
        return "Person[***]";
    }
}
