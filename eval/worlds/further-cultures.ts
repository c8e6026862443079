import { common, compose, list, maybe } from "./naming";
import type { Culture } from "./naming";

// Ways of naming that nobody had in view while the linkage was made.

const CHRISTIAN = {
  L: list("YULIUS ANDREAS YOSEP STEPANUS DAUD HENDRIK LUKAS PILIPUS THOMAS MARTHEN YANCE ALBERT RONAL BENI"),
  P: list(
    "YULIANTI LIDIA SARCE MARGARETA NETI RIBKA YUNITA MERIANA SELVI FRANSISKA NORCE ALFRIDA ROSALINA TINI",
  ),
};
const DAYAK_OWN = {
  L: compose("A LU SA TA U BA NGA DU", "JANG NGAU LANG DING SAN PUI RON MAN"),
  P: compose("DA LI SU BU PI NGI RA ME", "YANG LAN RI TUNG NGAI DAI LUNG NI"),
};
const NIAS_CLAN = list(
  "ZEBUA TELAUMBANUA HAREFA GULO LAOLI MENDROFA ZEGA WARUWU DAELI HULU LASE ZENDRATO HALAWA GEA",
);
const NIAS_OWN = {
  L: compose("FA SO ATO YA BE TA ARO", "NOLO ZATULO NASOKHI RO WAHA ELI ATULO"),
  P: compose("YU ME SI NI RI DE A", "LINA NIAR ATI WATI SARI RIMA NUGERAHA"),
};
const AMBON_CLAN = list(
  "PATTIASINA LATUPEIRISSA TUHUMURY SAHETAPY MANUPUTTY LEIWAKABESSY PELUPESSY RISAKOTTA " +
    "SOPACUA TOMASOA WATTIMENA SIAHAYA",
);
const FAMILY = list(
  "TAN LIM OEI THE LIE NG KWEE TJIA LAUW SIAUW GO ONG TIO HALIM WIJAYA SALIM HARTONO SANTOSO",
);
const SYLLABLE = list(
  "HOK SIOK KIM LIONG GIOK TJENG SWAN HWA MEI LAN ING KIAT BING SENG TEK HONG SIU LING BIE TIONG",
);
const BAPTISM = {
  L: list("HENDRA BUDI ANDREAS STEFANUS KEVIN ROBERT ANTON JOHAN WILLY EDWIN"),
  P: list("LINDA MARIA JESSICA VERONICA LILY SUSANA YENNY MELIANA NATALIA FELICIA"),
};
const TORAJA_OWN = {
  L: compose("PA SA RU MANGO TAN BO", "LINGGI MBE KKA LANGI NDUK RRANG"),
  P: compose("PA SA RU MANGO TAN BO", "LISU LOMO MBA TIKU SARRIN RE"),
};
const SUNDA_WORDS = {
  L: list("ASEP UJANG DEDE CECEP AGUS DADANG ENDANG TATANG AEP ACENG OTONG YAYAT UCU NANA"),
  P: list("EUIS IIS ENTIN NENENG CUCU IMAS TETI AI ELIS YAYAH NINING ENUNG TITIN DEDEH"),
};
const ARAB_GIVEN = {
  L: list("AHMAD SALIM ABDULLAH HUSEIN ALI UMAR MUHSIN SALEH IDRUS HASAN ALWI ZEIN TAHA FAHMI"),
  P: list("FATIMAH SALMA AISYAH NUR SYIFA ALIYAH KHADIJAH ZAHRA LULU RUGAYAH MUNA SAIDAH HASNA"),
};
const ARAB_CLAN = list("ASSEGAF ALATAS SHAHAB BARAKBAH BAWAZIER ALHABSYI BASALAMAH ALJUFRI");
const ONE_WORD = {
  L: compose("SU PAR NGA SA KAS WA TU RO JU MU", "RIP MIN DI KIMAN NO TAR GIMIN JO RAN DIKIN"),
  P: compose("SU PAR NGA SA KAS WA TU RO JU MU", "NAH TINAH YEM RTI KINAH MI RIYEM GINEM TIN YAH"),
};

const plain = { house: () => "", defaultDates: 0.1 } as const;

/** Given name and a word of the father's; few share a clan. */
const dayak: Culture = {
  code: "dayak",
  region: "6105",
  house: (rng) => common(rng, DAYAK_OWN.L, 0.4),
  name: (rng, { sex, house }) =>
    `${common(rng, rng.chance(0.5) ? CHRISTIAN[sex] : DAYAK_OWN[sex], 0.6)}${maybe(rng, 0.6, house)}`,
  defaultDates: 0.12,
};
const nias: Culture = {
  code: "nias",
  region: "1204",
  house: (rng, desa) =>
    rng.chance(0.6) ? (NIAS_CLAN[desa % NIAS_CLAN.length] ?? "") : common(rng, NIAS_CLAN),
  name: (rng, { sex, house }) =>
    `${common(rng, rng.chance(0.4) ? CHRISTIAN[sex] : NIAS_OWN[sex], 0.5)} ${house}`,
  defaultDates: 0.15,
};
const ambon: Culture = {
  code: "ambon",
  region: "8101",
  house: (rng, desa) =>
    rng.chance(0.5) ? (AMBON_CLAN[desa % AMBON_CLAN.length] ?? "") : common(rng, AMBON_CLAN),
  name: (rng, { sex, house }) =>
    `${common(rng, CHRISTIAN[sex], 0.5)}${maybe(rng, 0.35, common(rng, CHRISTIAN[sex], 0.3))} ${house}`,
  defaultDates: 0.06,
};
/** Family name first, two syllables with a hyphen or without; half of them under a name of baptism as well. */
const tionghoa: Culture = {
  code: "tionghoa",
  region: "6172",
  house: (rng) => common(rng, FAMILY, 0.6),
  name: (rng, { sex, house }) => {
    const own = `${common(rng, SYLLABLE, 0.3)}${rng.chance(0.5) ? "-" : " "}${common(rng, SYLLABLE, 0.3)}`;
    return rng.chance(0.45) ? `${common(rng, BAPTISM[sex], 0.5)} ${house}` : `${house} ${own}`;
  },
  defaultDates: 0.04,
};
const toraja: Culture = {
  code: "toraja",
  region: "7318",
  house: (rng) => common(rng, TORAJA_OWN.L, 0.3),
  name: (rng, { sex, house }) =>
    `${common(rng, CHRISTIAN[sex], 0.5)}${maybe(rng, 0.6, common(rng, TORAJA_OWN[sex], 0.4))}${maybe(rng, 0.3, house)}`,
  defaultDates: 0.1,
};
/** One word, or the same twice: ASEP ASEP is not ASEP. */
const doubled: Culture = {
  ...plain,
  code: "sunda-doubled",
  region: "3205",
  name: (rng, { sex }) => {
    const word = common(rng, SUNDA_WORDS[sex], 0.5);
    const kind = rng.next();
    return kind < 0.2
      ? `${word} ${word}`
      : kind < 0.45
        ? word
        : `${word} ${common(rng, SUNDA_WORDS[sex], 0.3)}`;
  },
};
/** Given name, BIN or BINTI, the father's name, and a clan for some. */
const arab: Culture = {
  code: "arab",
  region: "3511",
  house: (rng) => `${common(rng, ARAB_GIVEN.L, 0.5)}${maybe(rng, 0.35, common(rng, ARAB_CLAN, 0.5))}`,
  name: (rng, { sex, house }) =>
    `${common(rng, ARAB_GIVEN[sex], 0.5)}${rng.chance(0.7) ? (sex === "L" ? " BIN" : " BINTI") : ""} ${house}`,
  defaultDates: 0.1,
};
/** One word and nothing else, a fifth of the dates unknown. */
const mononym: Culture = {
  ...plain,
  code: "mononym",
  region: "3521",
  name: (rng, { sex }) => common(rng, ONE_WORD[sex], 0.4),
  defaultDates: 0.2,
};

export const FURTHER_CULTURES: readonly Culture[] = [
  dayak,
  nias,
  ambon,
  tionghoa,
  toraja,
  doubled,
  arab,
  mononym,
];
