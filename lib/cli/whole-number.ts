import { UserError } from "@/lib/errors";

/** The number of a run, snapshot … as typed. @throws UserError usage */
export function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UserError("usage", "cli-number", { option, value: text });
  return Number(text);
}
