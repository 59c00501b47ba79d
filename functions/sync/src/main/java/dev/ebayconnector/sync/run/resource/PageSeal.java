package dev.ebayconnector.sync.run.resource;

import dev.ebayconnector.ebay.records.Mask;
import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonHasher;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.PersonalSplit;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.privacy.ThreadName;
import dev.ebayconnector.privacy.erasure.ErasedPeople;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Divides the records of one page into facts and sealed personal data, and opens what is stored of them. */
public final class PageSeal {

    private final DataKey key;
    private final PersonHasher hasher;
    private final String environment;
    private final String seller;
    private final ErasedPeople.Among erased;
    private final boolean emptied;

    /**
     * @param environment of the account
     * @param seller      the account's user name
     * @param erased      who of the people in the page's records was erased
     */
    public PageSeal(DataKey key, PersonHasher hasher, String environment, String seller, ErasedPeople.Among erased) {
        this(key, hasher, environment, seller, erased, false);
    }

    private PageSeal(
            DataKey key,
            PersonHasher hasher,
            String environment,
            String seller,
            ErasedPeople.Among erased,
            boolean emptied) {
        this.key = key;
        this.hasher = hasher;
        this.environment = environment;
        this.seller = seller;
        this.erased = erased;
        this.emptied = emptied;
    }

    /**
     * For one record: if it names a person who was erased, its personal data and its hashes are left out.
     *
     * @param raw what eBay sent
     */
    public PageSeal of(String raw) {
        return erased(raw) ? new PageSeal(key, hasher, environment, seller, erased, true) : this;
    }

    /** For the column {@code erased_at} of a record that is stored without personal data; null for any other. */
    public Instant erasedAt(Instant now) {
        return emptied ? now : null;
    }

    /** Whether a record names a person who was erased. */
    public boolean erased(String raw) {
        return erased.in(raw);
    }

    /** @param raw what eBay sent */
    public SealedRecord seal(PersonalPaths paths, Place place, String raw) {
        return seal(paths, place, raw, UnaryOperator.identity());
    }

    /**
     * @param raw what eBay sent
     * @param add adds columns whose values the record does not hold
     */
    public SealedRecord seal(PersonalPaths paths, Place place, String raw, UnaryOperator<PersonalMembers> add) {
        var split = PersonalSplit.of(raw, paths);
        return new SealedRecord(split.facts(), emptied ? null : key.seal(place, add.apply(split.personal())));
    }

    /** @param personal ciphertext; null has no members */
    public PersonalMembers open(Place place, byte[] personal) {
        return key.members(place, personal);
    }

    /** A whole record. */
    public byte[] sealText(Place place, String text) {
        return key.seal(place, text);
    }

    /** For a hash column; null without a name, for a mask, or for a person who was erased. */
    public byte[] hash(String name) {
        if (emptied || Mask.hides(name)) {
            return null;
        }
        return hasher.hash(environment, name).map(PersonHash::bytes).orElse(null);
    }

    /**
     * What a thread is stored under that is named after the other party; the stored name does not show who that is.
     *
     * @param name the other party, or the other party, a slash and an item id
     */
    public String threadName(String name) {
        var thread = ThreadName.of(name);
        return thread.sealed(hasher.hash(environment, thread.party()).orElseThrow());
    }

    /** Of two people who wrote to each other, the one that is not the seller. */
    public String otherParty(String sender, String recipient) {
        return sender != null && sender.equalsIgnoreCase(seller) ? recipient : sender;
    }
}
