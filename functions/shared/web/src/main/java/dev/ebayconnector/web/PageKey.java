package dev.ebayconnector.web;

import java.util.List;

/** Identifies a row in the order of its list, so that a page can start behind it. */
public interface PageKey {

    /** The values of the list's key columns, as they are bound in SQL; their texts make up the cursor. */
    List<Object> values();
}
