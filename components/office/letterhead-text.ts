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
