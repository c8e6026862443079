import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "./locales";

export interface Messages {
  readonly [key: string]: string | Messages;
}

const ROOT = join(process.cwd(), "messages");
const cache = new Map<Locale, Messages>();

/**
 * All texts of one language: `messages/<locale>/<namespace>.json` under their file name, the families of
 * `messages/<locale>/detectors/*.json` merged under `detectors`. Read once per process in production.
 */
export function loadMessages(locale: Locale): Messages {
  const known = process.env.NODE_ENV === "production" ? cache.get(locale) : undefined;
  if (known !== undefined) return known;
  const messages = {
    ...readFolder(join(ROOT, locale)),
    detectors: mergeFolder(join(ROOT, locale, "detectors")),
  };
  cache.set(locale, messages);
  return messages;
}

/** What a browser needs of them: the catalogue's texts are long and are drawn on the server. */
export function clientMessages(messages: Messages): Messages {
  const { detectors: _onServer, ...rest } = messages;
  return rest;
}

function readFolder(folder: string): Record<string, Messages> {
  return Object.fromEntries(
    jsonFiles(folder).map((file) => [file.slice(0, -".json".length), readJson(join(folder, file))]),
  );
}

function mergeFolder(folder: string): Messages {
  return Object.assign({}, ...jsonFiles(folder).map((file) => readJson(join(folder, file)))) as Messages;
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => entry.name)
    .sort();
}

function readJson(path: string): Messages {
  return JSON.parse(readFileSync(path, "utf8")) as Messages;
}
