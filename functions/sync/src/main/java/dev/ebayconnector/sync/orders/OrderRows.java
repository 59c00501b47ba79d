package dev.ebayconnector.sync.orders;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ebayconnector.ebay.EbayOrder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** Rows as a JSON array of objects, whose members are named like the columns. */
final class OrderRows {

    private static final JsonFactory JSON = new JsonFactory();

    private OrderRows() {}

    static String orders(List<EbayOrder> orders) {
        return array(json -> {
            for (var order : orders) {
                json.writeStartObject();
                json.writeStringField("order_id", order.orderId());
                json.writeStringField("created_at", order.createdAt().toString());
                json.writeStringField("last_modified_at", order.lastModifiedAt().toString());
                json.writeStringField("fulfillment_status", order.fulfillmentStatus());
                json.writeStringField("payment_status", order.paymentStatus());
                json.writeStringField("cancel_state", order.cancelState());
                json.writeStringField("buyer_username", order.buyerUsername());
                number(json, "total_value", order.totalValue());
                json.writeStringField("total_currency", order.totalCurrency());
                number(json, "total_due_seller", order.totalDueSeller());
                number(json, "marketplace_fee", order.marketplaceFee());
                json.writeStringField("sales_record", order.salesRecord());
                raw(json, order.raw());
                json.writeEndObject();
            }
        });
    }

    static String lineItems(List<EbayOrder> orders) {
        return array(json -> {
            for (var order : orders) {
                for (var item : order.lineItems()) {
                    json.writeStartObject();
                    json.writeStringField("order_id", order.orderId());
                    json.writeStringField("line_item_id", item.lineItemId());
                    json.writeStringField("legacy_item_id", item.legacyItemId());
                    json.writeStringField("sku", item.sku());
                    json.writeStringField("title", item.title());
                    json.writeObjectField("quantity", item.quantity());
                    number(json, "cost_value", item.costValue());
                    number(json, "total_value", item.totalValue());
                    json.writeStringField("currency", item.currency());
                    json.writeStringField("fulfillment_status", item.fulfillmentStatus());
                    json.writeStringField("marketplace_id", item.marketplaceId());
                    raw(json, item.raw());
                    json.writeEndObject();
                }
            }
        });
    }

    private static void number(JsonGenerator json, String name, BigDecimal value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private static void raw(JsonGenerator json, String raw) throws IOException {
        json.writeFieldName("raw");
        json.writeRawValue(raw);
    }

    private static String array(Rows rows) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartArray();
            rows.write(json);
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private interface Rows {
        void write(JsonGenerator json) throws IOException;
    }
}
