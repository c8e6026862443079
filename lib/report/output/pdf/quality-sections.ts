import type { ReportModel, ReportRate } from "@/lib/report/model/report";
import { intervals } from "@/lib/documents/pdf/chart";
import { heading, paragraph, subheading } from "@/lib/documents/pdf/page";
import type { Pen } from "./pen";
import { table } from "@/lib/documents/pdf/table";

/**
 * Can the work be trusted: agreement, known answers, precision, changes of mind. Everything with its number
 * of cases.
 */
export function qualitySection(pen: Pen, model: ReportModel): void {
  const { doc, t, number, share } = pen;
  heading(doc, t("quality"));
  subheading(doc, t("agreement"));
  if (model.agreement.length === 0) paragraph(doc, t("agreement-none"), true);
  else {
    paragraph(doc, t("agreement-text"));
    table(
      doc,
      [
        { head: t("code"), share: 2, value: (row) => row.detector },
        { head: t("pairs"), share: 2, align: "right", value: (row) => number(row.n) },
        { head: t("agreed"), share: 2, align: "right", value: (row) => share(row.agreed / row.n) },
        {
          head: t("kappa"),
          share: 2,
          align: "right",
          value: (row) => kappaText(row, number),
        },
      ],
      model.agreement,
    );
  }
  subheading(doc, t("known-answers"));
  paragraph(doc, t("known-text"));
  rateChart(
    pen,
    "precision",
    model.precision.filter((row) => row.band === 0),
  );
  rateChart(pen, "switches", model.switches);
}

function rateChart(
  pen: Pen,
  name: "precision" | "switches",
  rows: readonly (ReportRate & { readonly detector: string })[],
): void {
  const { doc, t } = pen;
  subheading(doc, t(name));
  const filled = rows.filter((row) => row.rate !== null);
  if (filled.length === 0) return paragraph(doc, t(`${name}-none`), true);
  paragraph(doc, t(`${name}-text`));
  intervals(
    doc,
    filled.map((row) => ({
      label: row.detector,
      rate: row.rate ?? 0,
      low: row.low,
      high: row.high,
      text: withInterval(pen, row),
    })),
  );
}

const withInterval = ({ share, t }: Pen, row: ReportRate): string =>
  row.rate === null
    ? "–"
    : t("interval", { rate: share(row.rate), low: share(row.low), high: share(row.high), n: row.n });

/** Does the burden of being looked at fall evenly? */
export function disparitySection(pen: Pen, { disparity }: ReportModel): void {
  const { doc, t } = pen;
  if (disparity.length === 0) return;
  heading(doc, t("disparity"));
  paragraph(doc, t("disparity-text"));
  table(
    doc,
    [
      { head: t("group"), share: 4, value: (row) => groupName(pen, row) },
      { head: t("flagged"), share: 4, align: "right", value: (row) => withInterval(pen, row.flagged) },
      {
        head: t("accepted-of-decided"),
        share: 4,
        align: "right",
        value: (row) => withInterval(pen, row.accepted),
      },
    ],
    disparity,
  );
}

/** The last band is open; the first begins at the voting age. */
const [FIRST_BAND, LAST_BAND] = [17, 80];

function groupName({ t }: Pen, { by, group }: ReportModel["disparity"][number]): string {
  switch (by) {
    case "kec":
      return t("by.kec", { group });
    case "sex":
      return t("by.sex", { group: t(`sex.${group === "P" || group === "L" ? group : "none"}`) });
    case "age": {
      const from = Number(group);
      if (Number.isNaN(from)) return t("age.none");
      return from >= LAST_BAND
        ? t("age.oldest", { from })
        : t("age.band", { from, to: from === FIRST_BAND ? 19 : from + 9 });
    }
  }
}

/** κ with what two standard errors leave open. */
function kappaText({ kappa, error }: ReportModel["agreement"][number], number: Pen["number"]): string {
  if (kappa === null) return "–";
  if (error === null) return number(kappa, 2);
  const low = Math.max(-1, kappa - 1.96 * error);
  const high = Math.min(1, kappa + 1.96 * error);
  return `${number(kappa, 2)} (${number(low, 2)}–${number(high, 2)})`;
}
