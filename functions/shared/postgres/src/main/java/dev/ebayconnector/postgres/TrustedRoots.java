package dev.ebayconnector.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** The file with the authorities that may sign the database's certificate; the driver reads it at each connection. */
final class TrustedRoots {

    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private TrustedRoots() {}

    /**
     * @param setting PEM text, with line ends or {@code \n} between its lines, or a file's path; empty or {@code system}
     *     for the authorities that Java trusts
     * @return empty for those that Java trusts
     * @throws IllegalArgumentException when there is no valid certificate; the message goes on from the setting's name
     */
    static Optional<Path> read(String setting) {
        if (setting.isEmpty() || setting.equals("system")) {
            return Optional.empty();
        }
        boolean text = setting.contains(PEM);
        var content = text ? setting.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8) : content(setting);
        checkCertificates(content);
        return Optional.of(text ? stored(content) : Path.of(setting));
    }

    private static byte[] content(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "is neither certificates in PEM nor a file that can be read: set it to one of them");
        }
    }

    /** An expired root is found here, because Java does not look at the dates of what it is told to trust. */
    private static void checkCertificates(byte[] content) {
        try {
            var certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("holds no certificate: set it to certificates in PEM");
            }
            if (certificates.stream().noneMatch(certificate -> isValid((X509Certificate) certificate))) {
                throw new IllegalArgumentException(
                        "holds no certificate that is valid today: set it to the authority's current one");
            }
        } catch (CertificateException malformed) {
            throw new IllegalArgumentException("holds no readable certificate: set it to certificates in PEM");
        }
    }

    private static boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException outdated) {
            return false;
        }
    }

    private static Path stored(byte[] content) {
        try {
            var file = Files.createTempFile("database-roots", ".pem");
            file.toFile().deleteOnExit();
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
