import { forgetWithPerson } from "@/components/ui/person-memory";

/** Why this person opens identities in this session; gone with the person and with the page. */
let purpose: string | null = null;
forgetWithPerson(() => {
  purpose = null;
});

export const rememberedPurpose = (): string | null => purpose;

export function rememberPurpose(given: string): void {
  purpose = given;
}
