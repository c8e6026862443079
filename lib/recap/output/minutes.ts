import { momentInWords, numberInWords } from "@/lib/documents/in-words";
import { fillTemplate, type TemplateData } from "@/lib/documents/word-template";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { RecapModel } from "@/lib/recap/model/form";
import { differenceOf, hasDifference, sumRows } from "@/lib/recap/model/recap";
import type { MINUTES_FIELDS } from "@/lib/recap/model/minutes-fields";
import { minutesTemplate } from "./minutes-template";

/**
 * The Berita Acara as DOCX: figures, days and hours also in words. One whose sums do not close says so on its
 * face.
 * @param template of the office; ours where it has none
 */
export async function minutes(
  model: RecapModel,
  locale: Locale,
  translate: Translate,
  template: Buffer | null,
): Promise<Buffer> {
  const used =
    template ?? (await minutesTemplate(model.office, new Date(model.createdAt), translate, locale));
  return fillTemplate(used, minutesData(model, locale, translate));
}

/** What the fields of the template stand for. */
function minutesData(model: RecapModel, locale: Locale, translate: Translate): TemplateData {
  const number = (value: number) => value.toLocaleString(locale === "id" ? "id-ID" : "en-GB");
  const all = sumRows(model.rows, "");
  const total = all.closing.L + all.closing.P;
  const { L, P } = differenceOf(all);
  const at = momentInWords(model.meeting.at, locale, model.snapshot.regionCode);
  const data: Record<(typeof MINUTES_FIELDS)[number], TemplateData[string]> = {
    nomor: model.meeting.number,
    kabupaten: model.snapshot.regionName,
    triwulan: `${model.snapshot.stage} ${model.snapshot.period}`,
    hari: at.weekday,
    tanggal_kata: at.day,
    bulan: at.month,
    tahun_kata: at.year,
    tanggal: at.date,
    pukul: at.time,
    tempat: model.meeting.place,
    jumlah_kecamatan: number(model.rows.length),
    jumlah_desa: number(all.desa),
    laki_laki: number(all.closing.L),
    perempuan: number(all.closing.P),
    total: number(total),
    total_kata: numberInWords(total, locale),
    ada_selisih: hasDifference(model.rows),
    selisih: number(L + P),
    masukan: model.inputs.map(({ institution, points, followUp }) => ({
      instansi: institution,
      butir: points.map((teks, nth) => ({
        teks: nth === points.length - 1 && followUp !== "" ? `${teks} → ${followUp}` : teks,
      })),
    })),
    tanpa_masukan: model.inputs.length === 0,
    penanda_tangan: signersOf(model, translate).map(({ position, name }) => ({
      jabatan: position,
      nama: name,
    })),
    tempat_tanggal: `${model.office.place === "" ? model.meeting.place : model.office.place}, ${at.date}`,
    kepala_jejak: [model.chain.seq, model.chain.head, ...rootOf(model)].join(" "),
  };
  return data;
}

/** The Merkle root of the trail, by which a witness's checkpoint is compared with this paper. */
const rootOf = ({ checkpoint }: RecapModel): string[] => checkpoint?.split("\n").slice(2, 3) ?? [];

/** Chairperson and four members, until the office has named its own. */
function signersOf({ office }: RecapModel, translate: Translate) {
  if (office.signers.length > 0) return office.signers;
  return ["chair", "member", "member", "member", "member"].map((key) => ({
    position: translate(`paper.signer.${key}`),
    name: "……………………………………",
  }));
}
