import dayjs from "dayjs";
import "dayjs/locale/id.js";
import customParseFormat from "dayjs/plugin/customParseFormat.js";

dayjs.extend(customParseFormat);

/** As offices write a day, and as computers do. */
const FORMATS = ["YYYY-MM-DD", "D-M-YYYY", "D/M/YYYY", "D.M.YYYY", "D MMM YYYY", "D MMMM YYYY", "DDMMYYYY"];

/** @returns the day as YYYY-MM-DD; null for what is no day, such as 30 February */
export function parseDay(text: string, locale: string): string | null {
  const typed = text.trim();
  const found = FORMATS.map((format) => dayjs(typed, format, locale, true)).find((day) => day.isValid());
  return found?.format("YYYY-MM-DD") ?? null;
}
