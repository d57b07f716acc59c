<?php
// php ticket.php portal.pem https://portal.example.gov.vn temporary-residence
// Needs the extension sodium, which is part of PHP since 7.2.

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

function ticket(string $pem, string $portal, string $procedure, int $days = 90): string
{
    // The last 32 bytes of the file are the key's seed.
    $der = base64_decode(preg_replace('/-----[^-]+-----|\s/', '', $pem));
    $pair = sodium_crypto_sign_seed_keypair(substr($der, -32));
    $x = base64url(sodium_crypto_sign_publickey($pair));
    $kid = base64url(hash('sha256', '{"crv":"Ed25519","kty":"OKP","x":"' . $x . '"}', true));
    $now = time();
    $header = ['alg' => 'EdDSA', 'kid' => $kid];
    $claims = [
        'iss' => $portal,
        'jti' => base64url(random_bytes(16)),
        'iat' => $now,
        'exp' => $now + $days * 86400,
        'procedure' => $procedure,
    ];
    $signed = base64url(json_encode($header)) . '.'
        . base64url(json_encode($claims, JSON_UNESCAPED_SLASHES));
    $signature = sodium_crypto_sign_detached($signed, sodium_crypto_sign_secretkey($pair));
    return $signed . '.' . base64url($signature);
}

echo ticket(file_get_contents($argv[1]), $argv[2], $argv[3]), "\n";
