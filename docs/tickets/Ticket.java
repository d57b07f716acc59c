// java Ticket.java portal.pem https://portal.example.gov.vn temporary-residence PUBLIC_KEY
// Java 15 or newer, nothing else. The public key is what `mot-cua ticket keygen` has printed.

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

public class Ticket {
    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String ticket(String pem, String publicKey, String portal, String procedure, long days)
            throws Exception {
        byte[] der = Base64.getDecoder().decode(pem.replaceAll("-----[^-]+-----|\\s", ""));
        PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        String thumbprint = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + publicKey + "\"}";
        String kid = base64url(MessageDigest.getInstance("SHA-256").digest(utf8(thumbprint)));
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        long now = Instant.now().getEpochSecond();
        // Portal and procedure are your own constants: nothing in them needs escaping.
        String claims = String.format(
                "{\"iss\":\"%s\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d,\"procedure\":\"%s\"}",
                portal, base64url(id), now, now + days * 86400, procedure);
        String signed = base64url(utf8("{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\"}"))
                + "." + base64url(utf8(claims));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(utf8(signed));
        return signed + "." + base64url(signature.sign());
    }

    public static void main(String[] arguments) throws Exception {
        String pem = Files.readString(Path.of(arguments[0]));
        System.out.println(ticket(pem, arguments[3], arguments[1], arguments[2], 90));
    }
}
