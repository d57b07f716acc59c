// Needs the package BouncyCastle.Cryptography: .NET has no Ed25519 of its own.

using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.OpenSsl;

public static class Ticket
{
    static string Base64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    static string Part(object value) => Base64Url(JsonSerializer.SerializeToUtf8Bytes(value));

    public static string Sign(string pem, string portal, string procedure, int days = 90)
    {
        var key = (Ed25519PrivateKeyParameters)new PemReader(new StringReader(pem)).ReadObject();
        var x = Base64Url(key.GeneratePublicKey().GetEncoded());
        var thumbprint = Encoding.UTF8.GetBytes($"{{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"{x}\"}}");
        var kid = Base64Url(SHA256.HashData(thumbprint));
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var jti = Base64Url(RandomNumberGenerator.GetBytes(16));
        var signed = Part(new { alg = "EdDSA", kid }) + "."
            + Part(new { iss = portal, jti, iat = now, exp = now + days * 86400L, procedure });
        var signer = new Ed25519Signer();
        signer.Init(true, key);
        var bytes = Encoding.ASCII.GetBytes(signed);
        signer.BlockUpdate(bytes, 0, bytes.Length);
        return signed + "." + Base64Url(signer.GenerateSignature());
    }
}
