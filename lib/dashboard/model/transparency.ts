/** Two papers for the public: how the algorithm works (catatan transparansi), and what it means for people (DPIA). */
export const NOTE_KINDS = ["algoritma", "dpia"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export interface NoteTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface NoteSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table?: NoteTable;
}

/** A paper as its text; it holds no person, no finding and no desa. */
export interface PublicNote {
  readonly kind: NoteKind;
  readonly locale: string;
  readonly title: string;
  readonly sections: readonly NoteSection[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** The paper as one HTML file that needs nothing else: for the office's website, or for print. */
export function noteHtml({ locale, title, sections }: PublicNote): string {
  const body = sections.map(({ title: heading, paragraphs, table }) =>
    [
      `<h2>${escaped(heading)}</h2>`,
      ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
      ...(table === undefined ? [] : [tableHtml(table)]),
    ].join("\n"),
  );
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 76ch; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.85em; }
th, td { border: 1px solid #999; padding: 4px 8px; text-align: left; vertical-align: top; }
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${body.join("\n")}
</body>
</html>
`;
}

function tableHtml({ head, rows }: NoteTable): string {
  const line = (cells: readonly string[], tag: "th" | "td") =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  const body = rows.map((row) => line(row, "td")).join("\n");
  return `<table>\n<thead>${line(head, "th")}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
