package dev.ebayconnector.fakeebay.messages;

import dev.ebayconnector.fakeebay.Json;
import java.time.Duration;

/** A message as GetMyMessages shows it. */
final class MailXml {
    private static final Duration KEPT = Duration.ofDays(365);

    private MailXml() {}

    /** @param body whether the text is part of it */
    static String of(GetMyMessages.Entry entry, boolean body) {
        Mail mail = entry.mail();
        StringBuilder xml = new StringBuilder("<Message>");
        element(xml, "Sender", mail.sender());
        element(xml, "RecipientUserID", mail.recipient());
        element(xml, "Subject", mail.subject());
        element(xml, "MessageID", mail.id());
        element(xml, "ExternalMessageID", "x" + mail.id());
        element(xml, "Flagged", "false");
        element(xml, "Read", Boolean.toString(mail.read()));
        element(xml, "ReceiveDate", Json.time(mail.sentAt()));
        element(xml, "ExpirationDate", Json.time(mail.sentAt().plus(KEPT)));
        entry.talk().item().ifPresent(item -> element(xml, "ItemID", item));
        element(xml, "Replied", "false");
        xml.append("<Folder><FolderID>").append(entry.folder()).append("</FolderID></Folder>");
        element(xml, "MessageType", entry.talk().type().equals(Talk.FROM_EBAY) ? "All" : "AskSellerQuestion");
        if (body) {
            element(xml, "Content", mail.body());
            element(xml, "Text", "<html><body>" + mail.body() + "</body></html>");
        }
        if (body && mail.picture()) {
            xml.append("<MessageMedia>");
            element(xml, "MediaURL", mail.pictureUrl());
            element(xml, "MediaName", Mail.PICTURE_NAME);
            xml.append("</MessageMedia>");
        }
        return xml.append("</Message>").toString();
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<').append(name).append('>');
        xml.append(Xml.escaped(text)).append("</").append(name).append('>');
    }
}
