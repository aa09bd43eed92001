package dev.roadcase.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The list of what the server's own authority has revoked (RFC 5280), for clients that refuse a certificate without one. It is
 * empty for good: there is one certificate in force, in the same hands as the root's key.
 */
final class Revocations {
    /** As long as a certificate's life: a client that has fetched the list once need not reach it again at the next venue. */
    private static final Duration LIFE = Duration.ofDays(397);

    private Revocations() {}

    /** The list as of now, in DER. */
    static byte[] list(X509Certificate root, PrivateKey key, Instant now) {
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(root, Date.from(now.minus(LocalAuthority.SLACK)));
        list.setNextUpdate(Date.from(now.plus(LIFE)));
        try {
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(root));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
            return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key))
                    .getEncoded();
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new CertificateException("The list of revoked certificates could not be made.", e);
        }
    }

    /** One list that can be had at each of these addresses. */
    static CRLDistPoint at(List<String> urls) {
        GeneralName[] places = urls.stream()
                .map(url -> new GeneralName(GeneralName.uniformResourceIdentifier, url))
                .toArray(GeneralName[]::new);
        DistributionPointName name = new DistributionPointName(new GeneralNames(places));
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
    }
}
