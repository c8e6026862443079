import type { Rng } from "@/prisma/roll/rng";

/** One voter of a world, as a line of the form Model A has it. */
export interface Line {
  readonly person: number;
  readonly nkk: string;
  readonly nik: string;
  readonly name: string;
  readonly place: string;
  /** Year, month, day. */
  readonly born: readonly [number, number, number];
  readonly sex: "L" | "P";
  readonly address: string;
  readonly rt: number;
  readonly rw: number;
  readonly desa: number;
  readonly tps: number;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** One finger's slip: a letter left out, doubled, changed, or exchanged with the next. */
export function slip(rng: Rng, text: string): string {
  const at = rng.int(1, Math.max(1, text.length - 2));
  const [a = "", b = ""] = [text.charAt(at), text.charAt(at + 1)];
  if (a === " " || b === " " || a === b) return `${text.slice(0, -1)}${rng.pick([...letters])}`;
  const changed = rng.pick([b + a, a + a + b, b, letters.charAt(rng.int(0, 25)) + b]);
  return text.slice(0, at) + changed + text.slice(at + 2);
}

/** Letters that clerks write in two ways. */
function respelt(rng: Rng, name: string): string {
  const ways: readonly (readonly [RegExp, string])[] = [
    [/U(?=[^U]*$)/, "OE"],
    [/Y/, "I"],
    [/J/, "DJ"],
    [/F/, "P"],
    [/I$/, "IE"],
    [/H\b/, ""],
    [/KH/, "H"],
    [/A$/, "AH"],
    [/DD/, "D"],
    [/Z/, "S"],
  ];
  const fitting = ways.filter(([from]) => from.test(name));
  const way = fitting.length === 0 ? undefined : rng.pick(fitting);
  return way === undefined ? slip(rng, name) : name.replace(way[0], way[1]);
}

function otherName(rng: Rng, name: string): string {
  const words = name.split(" ");
  const kind = rng.next();
  if (kind < 0.28) return name;
  if (kind < 0.5) return slip(rng, name);
  if (kind < 0.7) return respelt(rng, name);
  if (words.length > 1 && kind < 0.78) return [...words.slice(-1), ...words.slice(0, -1)].join(" ");
  if (words.length > 2 && kind < 0.86)
    return words.map((word, i) => (i === 1 ? word.charAt(0) : word)).join(" ");
  if (words.length > 2 && kind < 0.9) return words.slice(1).join(" ");
  if (kind < 0.94) return rng.pick([`${name} S.PD`, `H. ${name}`, `DRS. ${name}`]);
  return `${name} (ALIAS ${rng.pick(["UCOK", "BUYUNG", "CAK", "DEK"])})`;
}

/** One element at most of a second entry differs in the date: exchanged, one part wrong, or a slip of a digit. */
function otherDate(rng: Rng, [y, m, d]: Line["born"]): Line["born"] {
  const kind = rng.next();
  if (kind < 0.6 && d <= 12 && d !== m) return [y, d, m];
  if (kind < 0.7) return [y, m, (d % 28) + 1];
  return [y + rng.pick([-10, -1, 1, 10]), m, d];
}

/**
 * The same person written down once more: in another desa or the same, under another card, with a number that is
 * missing, another office's, one slip off, or the same with a slip; name or date may differ, seldom both.
 * @param register a number that this person would be given in that desa
 */
export function secondEntry(
  rng: Rng,
  line: Line,
  desa: number,
  register: (line: Line, desa: number) => string,
): Line {
  const away = rng.chance(0.65);
  const name = otherName(rng, line.name);
  const born = rng.chance(name === line.name ? 0.2 : 0.04) ? otherDate(rng, line.born) : line.born;
  const home = away ? desa : line.desa;
  const moved = { ...line, name, born, desa: home, nkk: "" };
  const number = rng.next();
  const at = rng.int(0, 15);
  const nik =
    number < 0.3
      ? ""
      : number < 0.75
        ? register(moved, home)
        : line.nik.slice(0, at) +
          String((Number(line.nik.charAt(at)) + rng.int(1, 9)) % 10) +
          line.nik.slice(at + 1);
  return { ...moved, nik, tps: 1 + rng.int(0, 1), rt: rng.int(1, 6), rw: rng.int(1, 3) };
}
