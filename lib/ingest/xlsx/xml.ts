import type { Readable } from "node:stream";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { badInput, UserError } from "@/lib/errors";
import { LIMITS } from "../limits";

export interface XmlHandler {
  /** @param name without its namespace prefix */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Called between chunks: resolves when more may come, `false` to stop reading. */
  next?(bytes: number): Promise<boolean> | boolean;
}

/**
 * Streams XML that nobody vouches for. A document type is refused outright, so there are no entities to
 * expand and nothing to fetch; depth and text are bounded.
 *
 * @throws UserError bad-input `file-xml-unsafe` or `file-xml-broken`
 */
export async function parseXml(stream: Readable, handler: XmlHandler, file: string): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on("doctype", () => {
    throw badInput("file-xml-unsafe", { file });
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    if (++depth > LIMITS.xmlDepth) throw badInput("file-xml-unsafe", { file });
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on("text", (text) => {
    if (text.length > LIMITS.xmlTextChars) throw badInput("file-xml-unsafe", { file });
    handler.text?.(text);
  });
  parser.on("cdata", (text) => handler.text?.(text));
  parser.on("closetag", (tag) => {
    depth--;
    handler.close?.(localName(tag.name));
  });

  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      decoder ??= decoderFor(chunk);
      parser.write(decoder.decode(chunk, { stream: true }));
      if (handler.next !== undefined && !(await handler.next(chunk.length))) return;
    }
    parser.write(decoder?.decode() ?? "").close();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError("bad-input", "file-xml-broken", { file }, { cause });
  } finally {
    stream.destroy();
  }
}

/** A name without its namespace prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

/** By the byte order mark, else as the XML declaration says; libraries of web pages write Latin-1. */
function decoderFor(head: Buffer): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le");
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder("utf-16be");
  const said = /^[\s\ufeff\u00ef\u00bb\u00bf]*<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(
    head.subarray(0, 200).toString("latin1"),
  )?.[1];
  try {
    return new TextDecoder(said?.toLowerCase().startsWith("utf-16") === true ? "utf-8" : (said ?? "utf-8"));
  } catch {
    return new TextDecoder("utf-8");
  }
}
