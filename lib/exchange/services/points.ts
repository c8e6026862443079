import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { badInput } from "@/lib/errors";
import type { ExchangeBasis } from "@/lib/exchange/model/exchange";

// Private set intersection by Diffie and Hellman (Meadows 1986; Huberman, Franklin and Hogg 1999) on Curve25519
// (RFC 7748): a value becomes a point, each office multiplies it with a secret of its own, and since the order of
// the two does not matter, equal values meet under both secrets while nobody can try values against one of them.

/** The keys of an exchange, made of the halves of both offices whatever their order (HKDF, RFC 5869). */
export function exchangeKeys(halves: readonly [string, string]): {
  readonly tag: Buffer;
  readonly file: Buffer;
} {
  const made = halves.toSorted().join("|");
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", made, "cermat-exchange-1", use, 32));
  return { tag: derive("tag"), file: derive("file") };
}

/** The point of a value: its keyed hash as a u-coordinate. Without the key of both halves nobody can make it. */
export const pointOf = (tagKey: Buffer, basis: ExchangeBasis, value: string): Buffer =>
  createHmac("sha256", tagKey).update(`${basis}|${value}`).digest();

/** A fresh secret of one exchange, in the form in which it is stored until the exchange is done. */
export const newSecret = (): Buffer =>
  generateKeyPairSync("x25519").privateKey.export({ format: "der", type: "pkcs8" });

export const openSecret = (stored: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(stored), format: "der", type: "pkcs8" });

/** @throws bad-input for a point of small order, which no honest file holds */
export function blind(secret: KeyObject, point: Buffer): Buffer {
  const publicKey = createPublicKey({
    format: "jwk",
    key: { kty: "OKP", crv: "X25519", x: point.toString("base64url") },
  });
  try {
    return diffieHellman({ privateKey: secret, publicKey });
  } catch {
    throw badInput("exchange-file-broken");
  }
}

/** How many points are multiplied before other requests have their turn. */
const AT_ONCE = 500;

/** All points under a secret; a million take about a minute, and nobody else waits that long. */
export async function blindAll(secret: KeyObject, points: readonly Buffer[]): Promise<Buffer[]> {
  const blinded: Buffer[] = [];
  for (const point of points) {
    blinded.push(blind(secret, point));
    if (blinded.length % AT_ONCE === 0) await setImmediate();
  }
  return blinded;
}
