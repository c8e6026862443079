/** Ranks of TNI and Polri that lists write before a name, and the corps that may follow a rank. */
const RANKS = new RegExp(
  [
    String.raw`^(?:JEND(?:ERAL)?|LETJEN|MAYJEN|BRIGJEN|KOL(?:ONEL)?|LETKOL|MAYOR|MAY|KAPT(?:EN)?|LETTU|LETDA`,
    String.raw`PELTU|PELDA|SERMA|SERKA|SERTU|SERDA|KOPKA|KOPTU|KOPDA|KOPRAL|PRAKA|PRATU|PRADA|KLK|KLS|KLD`,
    String.raw`LAKSAMANA|LAKSMA|LAKSDA|MARSEKAL|MARSMA|MARSDA|KOMJEN|IRJEN|KOMBES|KOMBESPOL|AKBP|KOMPOL|AKP`,
    String.raw`IPTU|IPDA|AIPTU|AIPDA|BRIPKA|BRIGADIR|BRIGPOL|BRIG|BRIPTU|BRIPDA|ABRIP|ABRIPTU|ABRIPDA|BHARAKA`,
    String.raw`BHARATU|BHARADA|BARAKA|BARATU|BARADA|PNS|ASN|PURN|PURNAWIRAWAN)$`,
  ].join("|"),
);
const CORPS = new RegExp(
  [
    String.raw`^(?:INF|KAV|ARM|ARH|CZI|CPM|CBA|CPL|CHB|CKU|CKM|CAJ|CTP|CKE|CKH|CPN|CHK|POL|POLISI|MAR|LAUT|TEK`,
    String.raw`PNB|PAS|ADM|PURN|TNI|AD|AL|AU|SATU|DUA|TINGKAT|I|II)$`,
  ].join("|"),
);
const ALIAS = /\s+(?:ALIAS|ALS|AL|ATAU|A\s*\.?\s*K\s*\.?\s*A|DIKENAL)\.?\s+|\s*[/@=]\s*/i;
/** Words about the person that stand before or behind a name. */
const ABOUT = new RegExp(
  [
    String.raw`^(?:ALM|ALMH|ALMARHUM|ALMARHUMAH|ALMRH|SDR|SDRI|SDRA|SAUDARA|SAUDARI|BPK|BAPAK|PAK|IBU|BU|NY|TN`,
    String.raw`NN)\.?\s+|[\s,(]+(?:ALM|ALMH|ALMARHUM|ALMARHUMAH|ALMRH|WAFAT|MD)\.?\)?$`,
  ].join("|"),
  "gi",
);

const lettersOf = (word: string) => word.toUpperCase().replace(/[^A-Z]/g, "");

/** The name without ranks in front, as long as a word remains: `LETKOL INF. BUDI` → `BUDI`. */
function withoutRank(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  let at = 0;
  while (at < words.length - 1 && RANKS.test(lettersOf(words[at] ?? ""))) {
    at++;
    while (at < words.length - 1 && CORPS.test(lettersOf(words[at] ?? ""))) at++;
  }
  return words.slice(at).join(" ");
}

/**
 * The names that a cell of a list may mean, the fullest first: without ranks and words about the person, of
 * an alias (`SUKIRMAN ALIAS KIRMAN`, `UDIN (SAEPUDIN)`) each name by itself.
 */
export function namesMeant(cell: string): string[] {
  const bare = (text: string) => withoutRank(text.trim().replace(ABOUT, "").trim());
  const bracket = /^([^(]*)\(([^)]*)\)?(.*)$/.exec(cell);
  const outside = bracket === null ? cell : `${bracket[1] ?? ""} ${bracket[3] ?? ""}`;
  const inside = bracket?.[2]?.replace(/^\s*(?:ALIAS|ALS)\.?\s+/i, "") ?? "";
  const parts = [...outside.split(ALIAS), ...(isName(inside) ? [inside] : [])].map(bare);
  const names = parts.filter((part) => lettersOf(part).length > 1);
  return [...new Set(names.length > 0 ? names : [bare(cell)])];
}

const isName = (text: string) =>
  lettersOf(text).length > 2 &&
  !RANKS.test(lettersOf(text)) &&
  !/^\W*(?:ALM|ALMH|ALMARHUM|ALMARHUMAH|KAB|KOTA|L|P)\b/i.test(text);
