/**
 * Words typed but not yet sent, by finding and form: they outlive a lost connection, a lost claim and a look
 * at another finding.
 */
const drafts = new Map<string, string>();

export const draftOf = (findingId: number, form: string): string => drafts.get(`${findingId} ${form}`) ?? "";

export function keepDraft(findingId: number, form: string, text: string): void {
  if (text === "") drafts.delete(`${findingId} ${form}`);
  else drafts.set(`${findingId} ${form}`, text);
}
