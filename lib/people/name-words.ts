// Word lists of the name rules (domain.md 7 "Name rules", detectors.md GND-04). Forms are upper case and without periods.

/** In front of a name, taken off as long as a word remains. Balinese I and Ni and Batak marga are parts of the name and are not here. */
export const TITLES: ReadonlySet<string> = new Set([
  "H", "HJ", "HAJI", "HAJJAH", "HAJAH", "KH", "KHJ", "KYAI", "KIAI", "USTADZ", "USTAD", "UST", "DRS", "DRA", "DR", "IR", "PROF", "DRG", "LETKOL", "KOL", "KAPT", "SERTU",
  "R", "RR", "RA", "RD", "RM", "RADEN", "NY", "NYONYA", "TN", "TUAN", "NN", "SDR", "SDRI", "BPK", "BAPAK", "IBU",
]);

/** After a name, also without periods; taken off as long as a word remains. Short ones that are names too (MA, SE, ST) only with periods or after a comma. */
export const DEGREES: ReadonlySet<string> = new Set([
  "SPD", "SPDI", "MPD", "MPDI", "SAG", "MAG", "SH", "SHI", "SHUT", "SKOM", "MKOM", "SSOS", "MSOS", "SIP", "MIP", "MSI", "SSI", "SKM", "MKES", "SKEP", "NERS", "SKED",
  "AMD", "AMDKEB", "AMDKEP", "AMK", "AMKEB", "SST", "MM", "MH", "MBA", "SPT", "SP", "SPSI", "SFARM", "APT", "SSN", "SSTP", "STHI", "SEI", "SIKOM", "MHUM", "SHUM", "SPDSD", "STR", "BA", "BSC", "MSC", "PHD",
]);
export const DOTTED_DEGREES: ReadonlySet<string> = new Set([...DEGREES, "SE", "ST", "MT", "MA", "LC", "SS", "MS", "AK"]);

/** Signs about the person, not the name: deceased, alias. */
export const ASIDES: ReadonlySet<string> = new Set(["ALM", "ALMH", "ALMARHUM", "ALMARHUMAH", "ALIAS", "ALS"]);

/** "child of" between a name and the father's name: the sign goes, both names stay. */
export const CHILD_OF: ReadonlySet<string> = new Set(["BIN", "BINTI", "BINTE", "BT", "BTE", "BNT", "BN", "BTI"]);

/** One name in more than twenty spellings. */
export const MUHAMMAD = "MUHAMAD";
export const MUHAMMAD_FAMILY: ReadonlySet<string> = new Set([
  "MUHAMMAD", "MUHAMAD", "MOHAMMAD", "MOHAMAD", "MOCHAMMAD", "MOCHAMAD", "MUCHAMMAD", "MUCHAMAD", "MUKHAMMAD", "MUKHAMAD", "MOKHAMMAD", "MOKHAMAD", "MUHAMMED", "MUHAMED", "MOHAMMED", "MOHAMED",
  "MOCHAMED", "MOEHAMMAD", "MOEHAMAD", "MOECHAMAD", "MUHAMMAT", "MUHAMAT", "MOHAMAT", "MOH", "MOCH", "MUH", "MUCH", "MOKH", "MUKH", "MOHD", "MUHD", "MHD", "MHMD", "MOEH", "MOHAM", "MUHAM",
]);

/** ABDUL before its word: "ABD ROHMAN", "ABDUR ROHMAN". */
export const ABDUL_FAMILY: ReadonlySet<string> = new Set(["ABD", "ABDUL", "ABDOEL", "ABDUR", "ABDUS", "ABDUN", "ABDU", "ABDOL", "ABDEL", "ABDUT", "ABDUD", "ABDUSY", "ABDUSH"]);
