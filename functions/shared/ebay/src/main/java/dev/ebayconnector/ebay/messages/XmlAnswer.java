package dev.ebayconnector.ebay.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an XML document as a JSON tree, so that it can be kept and read like eBay's JSON: an element with children is an
 * object, one without is a text, and several of the same name are an array. Attributes are left out.
 *
 * <p>A document with a DTD is refused before any of it is read: entities could expand without end or name files and
 * hosts (OWASP, XML External Entity Prevention).
 */
final class XmlAnswer {

    /** Of elements within each other; eBay's answers have about eight. */
    private static final int DEEPEST = 64;

    private XmlAnswer() {}

    /** The root's content; empty if the text is not a well-formed document to its end, or has a DTD. */
    static Optional<ObjectNode> read(String xml) {
        try {
            var reader = factory().createXMLStreamReader(new StringReader(xml));
            try {
                return root(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** A factory of its own for each document: the JDK's is not safe for several threads. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static Optional<ObjectNode> root(XMLStreamReader reader) throws XMLStreamException {
        ObjectNode root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("a DTD is refused");
                case XMLStreamConstants.START_ELEMENT ->
                    root = element(reader, 1) instanceof ObjectNode object
                            ? object
                            : JsonNodeFactory.instance.objectNode();
                default -> {
                    // comments and processing instructions around the root
                }
            }
        }
        return Optional.ofNullable(root);
    }

    private static JsonNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested deeper than " + DEEPEST);
        }
        var text = new StringBuilder();
        ObjectNode children = null;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return children == null ? TextNode.valueOf(text.toString()) : children;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    children = children == null ? JsonNodeFactory.instance.objectNode() : children;
                    var name = reader.getLocalName();
                    add(children, name, element(reader, depth + 1));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("an entity is refused");
                default -> {
                    // comments and processing instructions
                }
            }
        }
    }

    private static void add(ObjectNode parent, String name, JsonNode child) {
        switch (parent.get(name)) {
            case null -> parent.set(name, child);
            case ArrayNode several -> several.add(child);
            case JsonNode one ->
                parent.set(name, JsonNodeFactory.instance.arrayNode().add(one).add(child));
        }
    }
}
