import { SYSTEM } from "@/lib/access/actor";
import type { ReportModel } from "@/lib/report/model/report";
import { momentInWords } from "@/lib/documents/in-words";
import { facts, heading, need, paragraph, TEXT_WIDTH } from "@/lib/documents/pdf/page";
import { qrCode } from "@/lib/documents/pdf/qr";
import { signaturePlaces } from "@/lib/documents/pdf/signature-places";
import type { Pen } from "./pen";

/** How anybody can check the paper against the files and the trail. */
export function closingSection(pen: Pen, model: ReportModel): void {
  const { doc, t, names, moment } = pen;
  const { chain, createdAt, createdBy, reportId } = model;
  need(doc, 260);
  heading(doc, t("proof"));
  paragraph(doc, t("proof-text"));
  const [hash, root] = [t("chain-head"), t("chain-root")];
  const by = createdBy === SYSTEM.id ? names("roles.system") : createdBy;
  facts(
    doc,
    [
      [t("report-number"), String(reportId)],
      [t("made"), `${moment(createdAt)}, ${by}`],
      [t("chain-seq"), String(chain.seq)],
      [hash, chain.head],
      [root, chain.checkpoint.split("\n")[2] ?? ""],
      [t("protection"), t(`protection-name.${chain.protection}`)],
    ],
    new Set([hash, root]),
  );
  const below = qrCode(doc, trailLine(model), t("qr-alt"));
  for (const key of ["qr-text", "sidalih"]) paragraph(doc, t(key), key === "qr-text", TEXT_WIDTH - 108);
  doc.y = Math.max(doc.y, below);
  places(pen, model);
}

/** What the code says: which report it is, and the signed checkpoint of the trail that it carries. */
const trailLine = ({ product, reportId, chain }: ReportModel): string =>
  `${product.name} ${product.version} · ${reportId}\n${chain.checkpoint}`;

function places({ doc, t, locale }: Pen, { office, snapshot, createdAt }: ReportModel): void {
  const { date } = momentInWords(createdAt, locale, snapshot.regionCode);
  const unnamed = ["chair", "member"].map((key) => ({ position: t(`signer.${key}`), name: "" }));
  signaturePlaces(doc, {
    placeAndDate: `${office.place === "" ? "……………………" : office.place}, ${date}`,
    signers: office.signers.length === 0 ? unnamed : office.signers,
  });
}
