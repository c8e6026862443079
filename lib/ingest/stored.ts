import type { Readable } from "node:stream";

/** One file to open, wherever it lies. */
export interface Stored {
  readonly name: string;
  readonly title: string;
  readonly size: number;
  bytes(): Promise<Readable>;
  /** A path of it on disk, for formats that are not read from the front; what lies in a ZIP is unpacked. */
  path(): Promise<string>;
}
