import { printable, type Doc } from "./fonts";
import { ACCENT, INK, LINE, need, PAGE, QUIET, TEXT_WIDTH } from "./page";
import { figure } from "./tags";

export interface BurnUp {
  /** all that is to be done */
  readonly total: number;
  readonly points: readonly { readonly day: string; readonly judged: number; readonly final: number }[];
  readonly labels: {
    readonly total: string;
    readonly judged: string;
    readonly final: string;
    readonly from: string;
    readonly to: string;
  };
  readonly alt: string;
}

const HEIGHT = 108;
const NAMES = 118;

/** Work done over time against all that there is, each line named at its end. */
export function burnUp(doc: Doc, { total, points, labels, alt }: BurnUp): void {
  need(doc, HEIGHT + 18);
  const width = TEXT_WIDTH - NAMES;
  const [left, top, bottom] = [PAGE.left, doc.y + 6, doc.y + HEIGHT];
  const days = points.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const x = (at: number) => left + (last === first ? 1 : (at - first) / (last - first)) * width;
  const y = (value: number) => bottom - (value / Math.max(1, total)) * (bottom - top);
  const lines = [
    { key: "total", values: points.map(() => total), colour: LINE, width: 1, dash: true },
    { key: "judged", values: points.map(({ judged }) => judged), colour: QUIET, width: 1.2, dash: false },
    { key: "final", values: points.map(({ final }) => final), colour: ACCENT, width: 2, dash: false },
  ] as const;
  figure(doc, alt, () => {
    doc
      .moveTo(left, bottom)
      .lineTo(left + width, bottom)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke();
    let free = Number.NEGATIVE_INFINITY;
    for (const { key, values, colour, width: thick, dash } of [...lines]) {
      values.forEach((value, at) => {
        const place = [x(days[at] ?? first), y(value)] as const;
        if (at === 0) doc.moveTo(left, place[1]);
        else doc.lineTo(x(days[at] ?? first), y(values[at - 1] ?? 0));
        doc.lineTo(...place);
      });
      doc.lineTo(left + width, y(values.at(-1) ?? 0));
      doc.lineWidth(thick).strokeColor(colour);
      if (dash) doc.dash(3, { space: 2 }).stroke().undash();
      else doc.stroke();
      const name = Math.max(y(values.at(-1) ?? 0) - 5, free);
      free = name + 11;
      doc
        .font(key === "final" ? "strong" : "text")
        .fontSize(8.2)
        .fillColor(key === "final" ? ACCENT : INK)
        .text(printable(labels[key]), left + width + 6, name, { width: NAMES - 6, lineBreak: false });
    }
    doc.font("text").fontSize(7.5).fillColor(QUIET);
    doc.text(printable(labels.from), left, bottom + 3, { lineBreak: false });
    doc.text(printable(labels.to), left, bottom + 3, { width, align: "right", lineBreak: false });
  });
  doc.x = PAGE.left;
  doc.y = bottom + 18;
}
