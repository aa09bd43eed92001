package dev.roadcase.tls;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Which host names an authority may vouch for (RFC 5280 section 4.2.1.10): those that end in one of its suffixes. */
record NameRule(List<String> suffixes) {
    static NameRule of(X509Certificate root) {
        byte[] value = root.getExtensionValue(Extension.nameConstraints.getId());
        if (value == null) {
            return new NameRule(List.of());
        }
        NameConstraints constraints =
                NameConstraints.getInstance(ASN1OctetString.getInstance(value).getOctets());
        return new NameRule(Arrays.stream(constraints.getPermittedSubtrees())
                .map(s -> s.getBase())
                .filter(b -> b.getTagNo() == GeneralName.dNSName)
                .map(b -> b.getName().toString())
                .toList());
    }

    /** Without a rule every name is permitted. */
    boolean permits(String name) {
        return suffixes.isEmpty() || suffixes.stream().anyMatch(s -> name.equals(s) || name.endsWith("." + s));
    }
}
