/** A list, and a word that says that those on it were struck off. */
const LIST = /\b(?:DAFTAR|DATA|PEMILIH|DPT|DPS|DPB|DP4|FORM|FORMULIR|MODEL)\b/;
const STRUCK = /\bTMS\b|TIDAK MEMENUHI SYARAT|\bDICORET\b|\bMENINGGAL\b|\bSARINGAN\b/;
const COUNTS = /\bJUMLAH\b|\bJML\b|\bREKAP|\bTOTAL\b|\bMS DAN TMS\b|KETERANGAN|=/;

/** Does a title or the name of a file call the list itself one of struck-off voters (Daftar Pemilih TMS)? */
export function namesStruckList(text: string): boolean {
  const words = text
    .toUpperCase()
    .replace(/\.[A-Z0-9]{2,4}$/, "")
    .replace(/_/g, " ");
  if (words.length > 120 || COUNTS.test(words) || !STRUCK.test(words)) return false;
  return LIST.test(words) || /^\W*TMS\b|\bTMS\W*$/.test(words);
}

/** Does a line between the lines begin a list of another kind, whose people were not struck off? */
export const namesList = (text: string): boolean => /^\W*(?:DAFTAR|DATA)\s+PEMILIH\b/i.test(text);
