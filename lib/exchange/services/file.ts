import { createHmac, timingSafeEqual } from "node:crypto";
import { badInput } from "@/lib/errors";
import {
  type ExchangeHead,
  exchangeHeadSchema,
  MOST_ENTRIES,
  POINT_BYTES,
} from "@/lib/exchange/model/exchange-file";

/** The lines of a file: head, one point a line, and the seal of the key over all before it. */
export async function* fileLines(
  fileKey: Uint8Array,
  head: ExchangeHead,
  points: AsyncIterable<readonly Uint8Array[]>,
): AsyncGenerator<string> {
  const seal = createHmac("sha256", fileKey);
  const sealed = (text: string) => {
    seal.update(text);
    return text;
  };
  yield sealed(`${JSON.stringify(head)}\n`);
  for await (const some of points)
    yield sealed(some.map((point) => `${Buffer.from(point).toString("base64url")}\n`).join(""));
  yield `${seal.digest("base64url")}\n`;
}

/**
 * Reads a file that the other office made with the same key.
 * @throws bad-input for a file of another kind, cut short, changed on the way, or made with another key
 */
export function readFile(
  fileKey: Uint8Array,
  content: Buffer,
): { readonly head: ExchangeHead; readonly points: readonly Buffer[] } {
  const headEnd = content.indexOf(10) + 1;
  const sealAt = content.lastIndexOf(10, content.length - 2) + 1;
  const head = headOf(content.subarray(0, headEnd).toString("utf8"));
  if (head === null || sealAt < headEnd || head.entries > MOST_ENTRIES) throw badInput("exchange-file-kind");
  const seal = createHmac("sha256", fileKey).update(content.subarray(0, sealAt)).digest();
  const said = Buffer.from(content.subarray(sealAt).toString("latin1").trim(), "base64url");
  if (said.length !== seal.length || !timingSafeEqual(said, seal)) throw badInput("exchange-file-key");
  const lines = content.subarray(headEnd, sealAt).toString("latin1").split("\n").slice(0, -1);
  const points = lines.map((line) => Buffer.from(line, "base64url"));
  if (points.length !== head.entries || points.some(({ length }) => length !== POINT_BYTES))
    throw badInput("exchange-file-broken");
  return { head, points };
}

function headOf(line: string): ExchangeHead | null {
  try {
    const read = exchangeHeadSchema.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
