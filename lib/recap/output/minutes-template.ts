import { wordPaper, type WordPiece } from "@/lib/documents/word-paper";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { Letterhead } from "@/lib/office/model/letterhead";

/** Our own template: the form that offices use, with the office's letterhead. */
export function minutesTemplate(
  office: Letterhead,
  made: Date,
  translate: Translate,
  locale: Locale,
): Promise<Buffer> {
  const t = (key: string) => translate(`recap.minutes.${key}`);
  const pieces: WordPiece[] = [
    { kind: "title", text: t("title") },
    { kind: "centre", text: `${t("number")} {nomor}` },
    { kind: "centre", text: "{triwulan}" },
    { kind: "strong", text: `{#ada_selisih}${t("difference")}{/ada_selisih}` },
    { kind: "text", text: t("opening") },
    { kind: "text", text: t("result") },
    {
      kind: "table",
      head: ["kecamatan", "desa", "male", "female", "total"].map((key) => t(`head.${key}`)),
      rows: [["{jumlah_kecamatan}", "{jumlah_desa}", "{laki_laki}", "{perempuan}", "{total}"]],
    },
    { kind: "text", text: t("in-words") },
    { kind: "text", text: t("inputs") },
    { kind: "text", text: "{#masukan}" },
    { kind: "text", text: "{instansi}:" },
    { kind: "text", text: "{#butir}" },
    { kind: "list", text: "{teks}" },
    { kind: "text", text: "{/butir}" },
    { kind: "text", text: "{/masukan}" },
    { kind: "text", text: `{#tanpa_masukan}${t("no-inputs")}{/tanpa_masukan}` },
    { kind: "text", text: t("attachments") },
    { kind: "text", text: t("closing") },
    { kind: "space" },
    { kind: "right", text: "{tempat_tanggal}" },
    { kind: "text", text: "{#penanda_tangan}" },
    { kind: "text", text: "{jabatan}" },
    { kind: "space" },
    { kind: "space" },
    { kind: "text", text: "{nama}" },
    { kind: "text", text: "{/penanda_tangan}" },
    { kind: "centre", text: t("trail") },
  ];
  return wordPaper({ title: t("title"), locale, made, letterhead: office, pieces });
}
