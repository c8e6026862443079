import type { Rng } from "@/prisma/roll/rng";
import { FURTHER_CULTURES } from "./further-cultures";
import { common, compose, list, maybe } from "./naming";
import type { Culture } from "./naming";

const BALI_OWN = {
  L: compose(
    "SUAR MERT KART WIDI ARI SUDI BUD YAS DARM PUTR NGUR PAST GUN RAT MANG",
    "ANA AWAN ADA IKA AJA ANTARA",
  ),
  P: compose(
    "SUAR MERT KART WIDI ARI SUDI BUD YAS DARM PUTR NGUR PAST GUN RAT MANG",
    "IANI ASIH ASTINI AYANTI IATI UNI",
  ),
};
const BALI_ORDER = [list("WAYAN PUTU GEDE"), list("MADE KADEK"), list("NYOMAN KOMANG"), list("KETUT")];
const BATAK_GIVEN = {
  L: list(
    "HOTMAN PARULIAN JHONSON SAHAT TIGOR MANGASI BINSAR ROBERT TUMPAK HASUDUNGAN RICARDO MARULI OLOAN " +
      "SABAR DANIEL POLTAK",
  ),
  P: list(
    "ROSMAIDA TIURMA HOTNIDA LASMARIA RUMONDANG ERNITA DELIMA ROTUA MERRY TIO SORTA NURHAYATI LINCE " +
      "DERMAWAN MARIANA ESTER",
  ),
};
const MARGA = list(
  "SIMANJUNTAK SITUMORANG SIAHAAN NAINGGOLAN SINAGA HUTAPEA PANJAITAN MANURUNG SIHOMBING LUMBANTOBING " +
    "GULTOM SIREGAR PASARIBU TAMPUBOLON NABABAN HASIBUAN",
);
const BIBLE = {
  L: list(
    "YOHANES YUSUF MARKUS PAULUS PETRUS LUKAS AGUSTINUS YAKOBUS MARTINUS SAMUEL DANIEL SIMON MATIUS NATAN OBED ELIAS",
  ),
  P: list(
    "MARIA YULIANA MARTA AGUSTINA YOSEFINA KRISTINA ELISABET ANASTASIA DOROTEA RUT ORPA DEBORA HANA NAOMI " +
      "ESTER PRISKILA",
  ),
};
const PAPUA_CLAN = list(
  "WENDA TABUNI KOGOYA MURIB YIKWA GIRE WANIMBO ENUMBI TELENGGEN WONDA PAGAWAK JIKWA KARAPA PENGGU",
);
const FLORES_CLAN = list("LEWAR TUKAN KELEN BERE OPAT NAHAK KLAU SERAN LEKI MAU BRIA TAE");
const ARAB = {
  L: list(
    "ABDULLAH HASAN AHMAD IBRAHIM YUSUF ALI UMAR ISMAIL MUSTOFA SYAMSUL SALEH ZAINAL HALIM KARIM RAHMAN " +
      "MALIK HAMID JAMAL",
  ),
  P: list(
    "AMINAH FATIMAH HALIMAH ROHANA MARIYAH ZAINAB KHADIJAH SALMA NURUL HABIBAH RAHMAH SAIDAH MAIMUNAH " +
      "JAMILAH HASANAH LATIFAH",
  ),
};
const MADURA_OWN = {
  L: compose("SA MU BU NI MAT DU HO JA", "DI RIP NAWI SIN RUN LASI HRI LI"),
  P: compose("SA MU BU NI MAT DU HO JA", "MI TINA RIYA NI RIMA DIYEH YA RIPA"),
};
const MINANG = {
  L: list(
    "AFRIZAL YUSRIZAL ZULKIFLI SYAFRUDDIN DASRIL ERMAN JASRIL NOFRIZAL EDISON BUSTAMAM AMRIZAL HENDRI " +
      "RIDWAN FAHMI ILHAM DEDI RONI JON",
  ),
  P: list(
    "ERNAWATI YUSNIDAR ROSMANIDAR MARDIANA ASNIMAR DESMAWATI NURHAIDA YULIARNI ELMIATI RAHMI WIRDA " +
      "MISRAWATI LENI NOVI MIRA SURYANI",
  ),
};
const BUGIS = {
  L: compose("MAP PAL TAK AM BAS SAP LAK MAN", "PE LA RI DA IR ANGKA UDDIN ARA"),
  P: compose("MA PAL TEN AM BA SA NUR MAR", "RI LA HI DA WATI HARIA LINA NI"),
};
const JAVA = {
  L: compose("SU WAR PAR NGA HAR KAS TRI JO", "GIYO DI MAN NO TONO YADI YANTO KIRAN"),
  P: compose("SU WAR PAR NGA HAR KAS TRI JO", "YATI MI TINI NAH NINGSIH YEM WATI SRI"),
};
const MODERN = {
  L: list("ADI BUDI AGUS EKO RIZKI DWI BAYU ARIF DIMAS HERU FAJAR WAHYU TEGUH YOGA"),
  P: list("DEWI RINA SRI EKA NUR FITRI DIAN LINA PUTRI RATNA INDAH AYU WULAN TRI"),
};
const SUNDA = {
  L: compose("A U EN DE CE O", "SEP JANG CEP DANG NDI KIN"),
  P: compose("E I NE CU TE O", "UIS MAS NENG CU TI KAH"),
};
const SUNDA_OWN = compose("SUPRI HERMA KURNI SOLI RUHI DARA SUTI MULYA", "ATNA WAN A HIN YAT DI SNA NA");
const ACEH_OWN = compose("SAF MUK NAS FAD IS RUS JAF ZAK", "RIZAL HTAR RUDDIN LI MAIL LAN AR ARIA");

const muslim = (rng: Rng, sex: "L" | "P") =>
  sex === "L"
    ? rng.chance(0.35)
      ? `${rng.pick(["MUHAMMAD", "MOHAMMAD", "MOH"])} `
      : rng.chance(0.2)
        ? "ABDUL "
        : ""
    : rng.chance(0.4)
      ? `${rng.pick(["SITI", "SITI", "NUR"])} `
      : "";

const bali: Culture = {
  code: "bali",
  region: "5108",
  house: (rng) => (rng.chance(0.8) ? "" : rng.pick(["GUSTI", "DEWA", "IDA BAGUS", "ANAK AGUNG"])),
  name: (rng, { sex, order, house }) => {
    const title =
      house === "ANAK AGUNG" || house === "IDA BAGUS"
        ? sex === "L"
          ? house
          : house.replace("BAGUS", "AYU")
        : `${sex === "L" ? "I" : "NI"}${house === "" ? "" : ` ${house}`}`;
    const place = rng.pick(BALI_ORDER[order % 4] ?? []);
    return `${title} ${place} ${common(rng, BALI_OWN[sex])}${maybe(rng, 0.25, common(rng, BALI_OWN[sex], 0.4))}`;
  },
  defaultDates: 0.09,
};

const clans = (
  code: string,
  region: string,
  given: typeof BIBLE,
  names: readonly string[],
  dates: number,
): Culture => ({
  code,
  region,
  house: (rng, desa) => (rng.chance(0.6) ? (names[desa % names.length] ?? "") : common(rng, names)),
  name: (rng, { sex, house }) =>
    `${common(rng, given[sex], 0.6)}${maybe(rng, 0.3, common(rng, given[sex], 0.3))} ${house}`,
  defaultDates: dates,
});

const madura: Culture = {
  code: "madura",
  region: "3527",
  house: () => "",
  name: (rng, { sex }) =>
    rng.chance(0.45)
      ? common(rng, MADURA_OWN[sex], 0.6)
      : `${muslim(rng, sex)}${common(rng, rng.chance(0.6) ? ARAB[sex] : MADURA_OWN[sex])}`,
  defaultDates: 0.25,
};
const minang: Culture = {
  code: "minang",
  region: "1305",
  house: () => "",
  name: (rng, { sex }) =>
    `${common(rng, MINANG[sex], 0.4)}${maybe(rng, 0.75, common(rng, MINANG[sex], 0.3))}`,
  defaultDates: 0.06,
};
const bugis: Culture = {
  code: "bugis",
  region: "7308",
  house: (rng) => (rng.chance(0.15) ? "ANDI" : ""),
  name: (rng, { sex, house }) =>
    `${
      house === "" ? "" : `${house} ` + ``
    }${muslim(rng, sex)}${common(rng, BUGIS[sex], 0.5)}${maybe(rng, 0.3, common(rng, ARAB[sex], 0.4))}`,
  defaultDates: 0.12,
};
const java: Culture = {
  code: "java",
  region: "3315",
  house: () => "",
  name: (rng, { sex }) =>
    rng.chance(0.35)
      ? common(rng, JAVA[sex], 0.5)
      : `${common(rng, MODERN[sex], 0.5)} ` +
        `${common(rng, JAVA[sex], 0.3)}${maybe(rng, 0.2, common(rng, JAVA[sex], 0.3))}`,
  defaultDates: 0.07,
};
const sunda: Culture = {
  code: "sunda",
  region: "3208",
  house: () => "",
  name: (rng, { sex }) =>
    [
      common(rng, SUNDA[sex], 0.5),
      maybe(rng, 0.75, common(rng, SUNDA_OWN, 0.4)),
      sex === "P" ? maybe(rng, 0.2, "NINGSIH") : "",
    ].join(""),
  defaultDates: 0.08,
};
const aceh: Culture = {
  code: "aceh",
  region: "1108",
  house: (rng) => (rng.chance(0.2) ? "T" : ""),
  name: (rng, { sex, house }) =>
    `${
      house === "" ? "" : sex === "L" ? "T " : "CUT " + ""
    }${muslim(rng, sex)}${common(rng, sex === "L" ? ACEH_OWN : ARAB.P, 0.4)}` +
    maybe(rng, 0.25, common(rng, ARAB[sex], 0.3)),
  defaultDates: 0.12,
};
const sasak: Culture = {
  code: "sasak",
  region: "5203",
  house: (rng) => (rng.chance(0.15) ? "LALU" : ""),
  name: (rng, { sex, house }) =>
    house !== ""
      ? `${sex === "L" ? "LALU" : "BAIQ"} ${common(rng, ARAB[sex], 0.4)}${maybe(rng, 0.4, common(rng, BUGIS[sex]))}`
      : rng.chance(0.4)
        ? `${rng.pick(["INAQ", "AMAQ"])} ${common(rng, MADURA_OWN[sex])}`
        : `${common(rng, ARAB[sex], 0.6)}`,
  defaultDates: 0.3,
};
/** Families of several cultures in one kabupaten; the desa decides which. */
const transmigrant: Culture = {
  code: "transmigrant",
  region: "1802",
  house: (rng, desa) =>
    ([java, bali, sunda][desa % 3] ?? java).house(rng, desa) +
    (desa % 3 === 1 ? "~" : desa % 3 === 2 ? "^" : ""),
  name: (rng, bearer) => {
    const of = bearer.house.endsWith("~") ? bali : bearer.house.endsWith("^") ? sunda : java;
    return of.name(rng, { ...bearer, house: bearer.house.replace(/[~^]$/, "") });
  },
  defaultDates: 0.1,
};

/** Ways of naming people. Names are made up of a few common words; nobody is meant. */
export const CULTURES: readonly Culture[] = [
  bali,
  clans("batak", "1202", BATAK_GIVEN, MARGA, 0.05),
  clans("papua", "9503", BIBLE, PAPUA_CLAN, 0.3),
  clans("flores", "5306", BIBLE, FLORES_CLAN, 0.1),
  madura,
  minang,
  bugis,
  java,
  sunda,
  aceh,
  sasak,
  transmigrant,
  ...FURTHER_CULTURES,
];
