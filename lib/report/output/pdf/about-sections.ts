import type { ReportDetector, ReportModel } from "@/lib/report/model/report";
import { facts, heading, paragraph, subheading } from "@/lib/documents/pdf/page";
import type { Pen } from "./pen";
import { table } from "@/lib/documents/pdf/table";

/** Which data were looked at: enough for anybody to tell whether they have the same ones. */
export function identitySection({ doc, t, number, day }: Pen, { snapshot, baseline }: ReportModel): void {
  heading(doc, t("identity"));
  const hash = t("sha256");
  facts(
    doc,
    [
      [t("region"), `${snapshot.regionName} (${snapshot.regionCode})`],
      [t("stage"), `${snapshot.stage} ${snapshot.period}`],
      [t("reference-date"), day(snapshot.referenceDate)],
      [t("ba"), snapshot.baNumber ?? "–"],
      [t("decree"), snapshot.decreeNumber ?? "–"],
      [t("baseline"), baseline ?? t("no-baseline")],
      [t("tps-cap"), number(snapshot.tpsCap)],
      [
        t("lines"),
        t("lines-value", { rows: snapshot.rows, accepted: snapshot.accepted, rejected: snapshot.rejected }),
      ],
      [hash, snapshot.sha256],
    ],
    new Set([hash]),
  );
  const keys = ["rows", "male", "female", "kecamatan", "desa", "tps"] as const;
  subheading(doc, t("control-totals"));
  table(
    doc,
    [
      { head: t("element"), share: 3, value: (key) => t(`total.${key}`) },
      { head: t("typed"), share: 2, align: "right", value: (key) => shown(snapshot.controlTotals[key]) },
      { head: t("counted"), share: 2, align: "right", value: (key) => shown(snapshot.countedTotals[key]) },
      {
        head: t("difference"),
        share: 2,
        align: "right",
        value: (key) => difference(snapshot.controlTotals[key], snapshot.countedTotals[key]),
      },
    ],
    keys,
  );
  subheading(doc, t("files"));
  table(
    doc,
    [
      { head: t("file"), share: 4, value: (file) => file.name },
      { head: t("data-lines"), share: 1.6, align: "right", value: (file) => number(file.rows) },
      { head: t("sha256"), share: 7.5, value: (file) => file.sha256 },
    ],
    snapshot.files,
  );

  function shown(value: number | null | undefined): string {
    return value === null || value === undefined ? "–" : number(value);
  }
  function difference(typed: number | null | undefined, counted: number | null | undefined): string {
    return typed === null || typed === undefined || counted === null || counted === undefined
      ? "–"
      : number(counted - typed);
  }
}

/** How it was looked at: which rules in which version with which values. */
export function methodSection(pen: Pen, { detectors, run, product, counts }: ReportModel): void {
  const { doc, t, names, number, moment } = pen;
  heading(doc, t("method"));
  paragraph(doc, t("method-text"));
  paragraph(doc, t("method-checks"));
  if (counts.split > 0) paragraph(doc, t("method-split", { n: counts.split }));
  facts(doc, [
    [t("run"), `${run.id}`],
    [t("run-time"), `${moment(run.startedAt)} – ${moment(run.finishedAt)}`],
    [t("version"), `${product.name} ${product.version}`],
  ]);
  const ran = detectors.filter((detector) => detector.status === "done");
  subheading(doc, t("ran"));
  table(
    doc,
    [
      { head: t("code"), share: 1.3, value: (detector) => detector.code },
      { head: t("rule"), share: 3.4, value: ({ code }) => names(`detectors.${code}.title`) },
      { head: t("rule-version"), share: 0.9, align: "right", value: (detector) => number(detector.version) },
      { head: t("tier"), share: 1.2, value: (detector) => detector.tier },
      { head: t("findings"), share: 1.1, align: "right", value: (detector) => number(detector.counts.total) },
      { head: t("values"), share: 5.6, value: (detector) => paramText(pen, detector) },
    ],
    ran,
  );
}

/** The rule's numbers under the names that people know them by. */
function paramText({ names, number }: Pen, { code, params }: ReportDetector): string {
  const value = (name: string, of: unknown): string => {
    if (typeof of === "number")
      return /year$/i.test(name) ? String(of) : number(of, (String(of).split(".")[1] ?? "").length);
    return Array.isArray(of) ? of.map(String).join(", ") || "–" : String(of);
  };
  return (
    Object.entries(params)
      .map(([name, of]) => `${names(`detectors.${code}.params.${name}`)}: ${value(name, of)}`)
      .join("; ")
      .slice(0, MAX_TEXT) || "–"
  );
}

const MAX_TEXT = 400;
