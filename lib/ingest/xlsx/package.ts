import type { Readable } from "node:stream";
import type { SafeZip } from "../zip/open";
import { localName, parseXml } from "./xml";

/** A part that another part points to (ECMA-376 part 2, 6.5). */
export interface Relation {
  readonly id: string;
  /** last word of the relation's type, the same in the transitional and the strict form: `worksheet` */
  readonly type: string;
  /** path of the part inside the archive */
  readonly part: string;
}

/**
 * What a part points to. Folders, prefixes and spellings are the writer's choice: absolute and relative
 * targets, `./` and `../`, backslashes and percent signs all occur.
 *
 * @param owner path of the part, empty for the package itself
 * @returns empty when the package has no such list
 */
export async function relationsOf(zip: SafeZip, owner: string, file: string): Promise<Relation[]> {
  const slash = owner.lastIndexOf("/") + 1;
  const entry = zip.find(`${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`);
  return entry === undefined ? [] : readRelations(await zip.read(entry), owner.slice(0, slash), file);
}

async function readRelations(stream: Readable, folder: string, file: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  await parseXml(
    stream,
    {
      open(name, attributes) {
        if (name !== "Relationship" || attributes["TargetMode"] === "External") return;
        relations.push({
          id: attributes["Id"] ?? "",
          type: (attributes["Type"] ?? "").replace(/^.*\//, ""),
          part: resolvePart(folder, attributes["Target"] ?? ""),
        });
      },
    },
    file,
  );
  return relations;
}

/** `xl/`, `../custom\sheet1.xml` → `custom/sheet1.xml` */
export function resolvePart(folder: string, target: string): string {
  const slashed = decoded(target).replaceAll("\\", "/");
  const parts: string[] = [];
  for (const part of (slashed.startsWith("/") ? slashed : folder + slashed).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** The path of the workbook part, whatever folder it lies in; null when the archive holds none. */
export async function workbookPart(zip: SafeZip, file: string): Promise<string | null> {
  const named = await relationsOf(zip, "", file);
  const main = named.find(({ type, part }) => type === "officeDocument" && zip.find(part) !== undefined);
  if (main !== undefined) return main.part;
  return (
    zip.entries.find(({ fileName }) => /(?:^|\/)workbook\.(?:xml|bin)$/i.test(fileName))?.fileName ?? null
  );
}

/** The value of `r:id`, whichever prefix the writer chose for the relations' namespace. */
export function relationId(attributes: Readonly<Record<string, string>>): string {
  const prefixed = Object.keys(attributes).find((name) => name.includes(":") && localName(name) === "id");
  return attributes[prefixed ?? "id"] ?? "";
}
