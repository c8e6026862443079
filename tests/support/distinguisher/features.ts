/** What was seen of one finding, as numbers by the path of the value; what is not there is not named. */
export type Features = ReadonlyMap<string, number>;

/** So many different forms of one text are features of their own; beyond them its length speaks alone. */
const MAX_FORMS = 12;

/** Letters and digits as classes, runs of them once: what a text looks like, not what it says. */
const formOf = (text: string): string =>
  text
    .replace(/\d/g, "9")
    .replace(/\p{Lu}+/gu, "A")
    .replace(/\p{Ll}+/gu, "a")
    .slice(0, 40);

/**
 * Takes features out of whatever came back, without being told what it is: numbers, lengths, counts, digits at
 * both ends of numbers, forms of texts, the presence of every key; of lists the sum over their members as well.
 */
export function featuresOf(seen: unknown): Features {
  const found = new Map<string, number>();
  walk(seen, "", (path, value) => found.set(path, (found.get(path) ?? 0) + value));
  return found;
}

function walk(value: unknown, path: string, add: (path: string, value: number) => void): void {
  if (value === null || value === undefined) return add(`${path}=null`, 1);
  if (typeof value === "number") return add(path, value);
  if (typeof value === "boolean") return add(path, value ? 1 : -1);
  if (typeof value === "string") return text(value, path, add);
  if (value instanceof Date) return add(path, value.getTime());
  if (Array.isArray(value)) {
    add(`${path}#`, value.length);
    for (const [at, one] of value.entries()) {
      walk(one, `${path}[]`, add);
      if (at < 2) walk(one, `${path}[${String(at)}]`, add);
    }
    return;
  }
  for (const [key, one] of Object.entries(value)) walk(one, `${path}.${key}`, add);
}

function text(value: string, path: string, add: (path: string, value: number) => void): void {
  add(`${path}'`, value.length);
  add(`${path}~${formOf(value)}`, 1);
  if (value.length <= 12) add(`${path}:${value}`, 1);
  const digits = value.replace(/\D/g, "");
  if (digits.length < 4) return;
  add(`${path}<4`, Number(digits.slice(0, 4)));
  add(`${path}>4`, Number(digits.slice(-4)));
}

/** One row of numbers a finding, the columns that differ at all; forms that hardly anybody has are left out. */
export function table(all: readonly Features[]): {
  readonly names: readonly string[];
  readonly rows: number[][];
} {
  const seen = new Map<string, number>();
  for (const one of all) for (const name of one.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const forms = new Map<string, number>();
  const names = [...seen]
    .filter(([, count]) => count >= 5)
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name)
    .filter((name) => {
      const field = /^(.*?)[~:]/.exec(name)?.[1];
      if (field === undefined) return true;
      forms.set(field, (forms.get(field) ?? 0) + 1);
      return (forms.get(field) ?? 0) <= MAX_FORMS;
    });
  const rows = all.map((one) => names.map((name) => one.get(name) ?? 0));
  const varied = names.map((_, at) => new Set(rows.map((row) => row[at])).size > 1);
  return {
    names: names.filter((_, at) => varied[at]),
    rows: rows.map((row) => row.filter((_, at) => varied[at])),
  };
}
