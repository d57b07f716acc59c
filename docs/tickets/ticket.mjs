// node ticket.mjs portal.pem https://portal.example.gov.vn temporary-residence
import { createPrivateKey, createPublicKey, createHash, randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";

export function ticket(pem, portal, procedure, days = 90) {
  const key = createPrivateKey(pem);
  const x = createPublicKey(key).export({ format: "jwk" }).x;
  const kid = createHash("sha256")
    .update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)
    .digest("base64url");
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = [
    part({ alg: "EdDSA", kid }),
    part({
      iss: portal,
      jti: randomBytes(16).toString("base64url"),
      iat: now,
      exp: now + days * 86400,
      procedure,
    }),
  ].join(".");
  return `${signed}.${sign(null, Buffer.from(signed), key).toString("base64url")}`;
}

const [file, portal, procedure] = process.argv.slice(2);
console.log(ticket(readFileSync(file), portal, procedure));
