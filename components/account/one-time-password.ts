/**
 * Sixteen letters and digits in groups of four, without look-alikes: about 79 bits, and it can be read out.
 * Browser only.
 */
export function oneTimePassword(): string {
  const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(
    bytes,
    (byte, at) => `${at > 0 && at % 4 === 0 ? "-" : ""}${alphabet[byte % alphabet.length]}`,
  ).join("");
}
