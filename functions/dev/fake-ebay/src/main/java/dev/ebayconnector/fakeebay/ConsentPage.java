package dev.ebayconnector.fakeebay;

import java.util.List;

/** The consent page: plain HTML that works without a script, by keyboard and with a screen reader. */
final class ConsentPage {
    private static final List<String> CARRIED =
            List.of("client_id", "redirect_uri", "response_type", "scope", "state", "prompt", "locale");

    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Grant application access (fake eBay)</title>
        <style>
        body { font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; color: #111; background: #fff }
        fieldset { border: 1px solid #767676; margin: 1rem 0 }
        dt { font-weight: bold } dd, li { overflow-wrap: anywhere }
        button { font: inherit; padding: .6rem 1.2rem; margin: 0 .5rem .5rem 0; cursor: pointer }
        button:focus-visible, input:focus-visible { outline: 3px solid #0053a0; outline-offset: 2px }
        </style>
        </head>
        <body>
        <main>
        <h1>Grant application access</h1>
        <p>This is a fake eBay for tests. An application asks for access to a seller account.</p>
        <dl>
        <dt>Application</dt><dd>%s</dd>
        <dt>Environment</dt><dd>%s</dd>
        </dl>
        <h2>It asks for</h2>
        <ul>
        %s
        </ul>
        <form method="post" action="/oauth2/authorize">
        %s
        <fieldset>
        <legend>%s</legend>
        %s
        </fieldset>
        <button type="submit" name="decision" value="agree">Agree and Continue</button>
        <button type="submit" name="decision" value="decline">Not now</button>
        </form>
        </main>
        </body>
        </html>
        """;

    private ConsentPage() {}

    static String of(ConsentRequest request) {
        return PAGE.formatted(
                escaped(request.credentials().clientId()),
                request.environment().label(),
                lines(request.scopes().stream()
                        .map(scope -> "<li>" + escaped(scope) + "</li>")
                        .toList()),
                lines(CARRIED.stream()
                        .filter(request.asked().values()::containsKey)
                        .map(name -> hidden(request, name))
                        .toList()),
                request.forcesSignIn() ? "Sign in again: choose the seller" : "Choose the seller",
                lines(Seller.NAMES.stream().map(ConsentPage::choice).toList()));
    }

    private static String hidden(ConsentRequest request, String name) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\""
                + escaped(request.asked().get(name)) + "\">";
    }

    private static String choice(String seller) {
        String checked = seller.equals(Seller.NAMES.getFirst()) ? " checked" : "";
        return "<p><label><input type=\"radio\" name=\"seller\" value=\"" + seller + "\"" + checked + "> " + seller
                + "</label></p>";
    }

    private static String lines(List<String> parts) {
        return String.join("\n", parts);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
