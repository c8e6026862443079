import { forgetWithPerson } from "@/components/ui/person-memory";

/**
 * Words typed but not yet sent, by finding and form: they outlive a lost connection, a lost claim and a look
 * at another finding. They are gone with the person who typed them.
 */
const drafts = new Map<string, string>();
forgetWithPerson(() => drafts.clear());

export const draftOf = (findingId: number, form: string): string => drafts.get(`${findingId} ${form}`) ?? "";

export function keepDraft(findingId: number, form: string, text: string): void {
  if (text === "") drafts.delete(`${findingId} ${form}`);
  else drafts.set(`${findingId} ${form}`, text);
}
