import { momentInWords } from "@/lib/documents/in-words";
import { burnUp } from "@/lib/documents/pdf/burn-up";
import { bigFigures } from "@/lib/documents/pdf/big-figures";
import { letterhead } from "@/lib/documents/pdf/letterhead";
import { paragraph, subheading, title } from "@/lib/documents/pdf/page";
import type { SummaryModel } from "@/lib/report/model/report";
import { mapFigure } from "./map-figure";
import type { Pen } from "./pen";

/** The first page: whose paper, about what, and how it stands. Everything else follows. */
export function summaryPage(pen: Pen, model: SummaryModel): void {
  const { doc, t, locale } = pen;
  const { snapshot, office, counts } = model;
  letterhead(doc, office, t("emblem"));
  title(
    doc,
    t("title"),
    `${snapshot.regionName} · ${snapshot.stage} ${snapshot.period} · ` +
      t("number", { number: model.number ?? "……………………" }),
  );
  paragraph(doc, t("when", { ...momentInWords(model.createdAt, locale, snapshot.regionCode) }));
  paragraph(doc, t(model.kind === "final" ? "lead-final" : "lead-interim", { open: counts.open }));
  const decided = counts.accepted + counts.rejected + (counts.undetermined ?? 0);
  bigFigures(
    doc,
    (
      [
        ["total", counts.total],
        ["decided", decided],
        ["accepted", counts.accepted],
        ["open", counts.open],
      ] as const
    ).map(([key, value]) => ({ value: pen.number(value), label: t(`summary.${key}`) })),
  );
  progress(pen, model);
  mapFigure(pen, model.map);
  paragraph(doc, t("principle"), true);
}

function progress({ doc, t, number, day }: Pen, { progress: points, counts }: SummaryModel): void {
  subheading(doc, t("burn-up"), "H2");
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return paragraph(doc, t("burn-up-none"), true);
  burnUp(doc, {
    total: counts.total,
    points,
    labels: {
      total: t("burn-up-total", { n: counts.total }),
      judged: t("burn-up-judged", { n: last.judged }),
      final: t("burn-up-final", { n: last.final }),
      from: day(first.day),
      to: day(last.day),
    },
    alt: t("burn-up-alt", {
      from: day(first.day),
      to: day(last.day),
      final: number(last.final),
      total: number(counts.total),
    }),
  });
}
