package dev.ebayconnector.security;

import com.nimbusds.jose.JWSAlgorithm;
import io.micronaut.context.annotation.Factory;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Signs and checks sessions with the one key from the settings. */
@Factory
final class SecurityWiring {

    /**
     * Micronaut signs with the bean of this name and verifies with every signature bean; without one it would issue and
     * accept unsigned tokens. The return type must be the interface: the class is an {@code @EachBean}, and a factory method
     * that returns it creates no bean.
     */
    @Singleton
    @Named("generator")
    SignatureGeneratorConfiguration signature(SessionSettings settings) {
        var configuration = new SecretSignatureConfiguration("generator");
        configuration.setJwsAlgorithm(JWSAlgorithm.HS256);
        configuration.setSecret(settings.signingKey().reveal());
        return new SecretSignature(configuration);
    }
}
