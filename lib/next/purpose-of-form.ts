import "server-only";
import { PURPOSE_FIELDS, unmaskedPurposeSchema, type UnmaskedPurpose } from "@/lib/account/model/unmasked";
import { parseInput } from "@/lib/parse-input";

/**
 * What a form says that full identities are for, which stands in no address and no log.
 * @returns undefined where its kind was left empty: they stay masked
 */
export function purposeOfForm(form: FormData): UnmaskedPurpose | undefined {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const kind = text(PURPOSE_FIELDS.kind);
  if (kind === "") return undefined;
  return parseInput(unmaskedPurposeSchema, { kind, number: text(PURPOSE_FIELDS.number) });
}
