package dev.ebayconnector.postgres;

import java.util.Properties;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import org.postgresql.ssl.PGjdbcHostnameVerifier;

/**
 * Accepts a certificate for one given name instead of the host's: for a server whose own authority signs it for another
 * name than the one under which it is reached. The driver makes it, from the connection's properties.
 */
public final class CertificateName implements HostnameVerifier {

    /** The connection's property with the name. */
    static final String PROPERTY = "dev.ebayconnector.certificateName";

    private final String name;

    public CertificateName(Properties connection) {
        this.name = connection.getProperty(PROPERTY);
    }

    @Override
    public boolean verify(String host, SSLSession session) {
        return PGjdbcHostnameVerifier.INSTANCE.verify(name, session);
    }
}
