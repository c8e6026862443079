import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, type Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createCanvas, loadImage, type Canvas } from "@napi-rs/canvas";
import { getDocumentProxy, renderPageAsImage } from "unpdf";

const PICTURES = fileURLToPath(new URL("../pictures/", import.meta.url));
/** Points of a page to pixels of its picture: small files, every column and line still to be seen. */
const SCALE = 0.6;
/** One channel may be off by so much before a pixel counts as another: fonts are smoothed differently. */
const NEAR = 48;
/** One page: its lines of text from top to bottom, and its picture as PNG. */
export interface PdfPage {
  readonly lines: readonly string[];
  picture(): Promise<ArrayBuffer>;
}

/** What a writer of PDF puts out, read again by another library than the one that wrote it. */
export async function readPdf(write: (out: Writable) => Promise<void>): Promise<PdfPage[]> {
  const bytes = await bytesOf(write);
  const document = await getDocumentProxy(new Uint8Array(bytes));
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => ({
      lines: await linesOf(await document.getPage(at + 1)),
      picture: () =>
        renderPageAsImage(new Uint8Array(bytes), at + 1, {
          canvasImport: () => import("@napi-rs/canvas"),
          scale: SCALE,
        }),
    })),
  );
}

/** The structure that a screen reader walks through: roles of its elements in order, with the texts of figures. */
export async function structureOf(write: (out: Writable) => Promise<void>): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(await bytesOf(write)));
  const roles: string[] = [];
  const walk = (node: { role?: string; alt?: string; children?: unknown[] }): void => {
    if (node.role !== undefined) roles.push(node.alt === undefined ? node.role : `${node.role}: ${node.alt}`);
    for (const child of node.children ?? []) walk(child as typeof node);
  };
  for (let at = 1; at <= document.numPages; at += 1) {
    const tree = await (await document.getPage(at)).getStructTree();
    if (tree !== null) walk(tree);
  }
  return roles;
}

/** What a writer puts out. */
export async function bytesOf(write: (out: Writable) => Promise<void>): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), write(out)]);
  return bytes;
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;

/** Words that stand at one height are one line; the page draws them in any order. */
async function linesOf(page: Page): Promise<string[]> {
  const { items } = await page.getTextContent();
  const words = items.flatMap((item) =>
    "str" in item && item.str.trim() !== ""
      ? [{ text: item.str.trim(), x: Number(item.transform[4]), y: Math.round(Number(item.transform[5])) }]
      : [],
  );
  return [...Map.groupBy(words, ({ y }) => y)]
    .sort(([a], [b]) => b - a)
    .map(([, line]) =>
      line
        .sort((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join(" "),
    );
}

/**
 * The share of pixels in which a page differs from its stored picture `tests/pictures/<name>.png`.
 * `CERMAT_PICTURES=write` stores it anew: look at it before committing.
 * @throws Error when there is no such picture, or it has another size
 */
export async function differenceFromPicture(page: PdfPage, name: string): Promise<number> {
  const file = join(PICTURES, `${name}.png`);
  const drawn = Buffer.from(await page.picture());
  if (process.env["CERMAT_PICTURES"] === "write") writeFileSync(file, drawn);
  if (!existsSync(file)) throw new Error(`no picture ${file}: run once with CERMAT_PICTURES=write`);
  const [a, b] = await Promise.all([canvasOf(readFileSync(file)), canvasOf(drawn)]);
  if (a.width !== b.width || a.height !== b.height)
    throw new Error(`${name} is ${b.width}×${b.height}, its picture ${a.width}×${a.height}`);
  const [stored, now] = [pixels(a), pixels(b)];
  let other = 0;
  for (let at = 0; at < stored.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs((stored[at + channel] ?? 0) - (now[at + channel] ?? 0)) > NEAR))
      other++;
  return other / (stored.length / 4);
}

async function canvasOf(png: Buffer): Promise<Canvas> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas;
}

const pixels = (canvas: Canvas) =>
  canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;

/** The share of a page's pixels that may differ from its picture. */
export const TOLERANCE = 0.005;
