import { MAX_SIGNERS, type Signer } from "@/lib/office/model/letterhead";

/** One signer a line: position, semicolon, name. */
export const signersText = (signers: readonly Signer[]): string =>
  signers.map(({ position, name }) => `${position}; ${name}`).join("\n");

/** Lines without a semicolon are a position without a name yet, and wait. */
export const signersOf = (text: string): Signer[] =>
  text
    .split("\n")
    .map((line) => line.split(";"))
    .flatMap(([position = "", ...name]) => [{ position: position.trim(), name: name.join(";").trim() }])
    .filter(({ position, name }) => position !== "" && name !== "")
    .slice(0, MAX_SIGNERS);

/** A chosen picture as base64, read in the browser. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
