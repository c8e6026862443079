import { useCallback, useState } from "react";
import { forgetWithPerson } from "@/components/ui/person-memory";
import type { RevealedIdentity } from "@/lib/finding/model/actions";

type Identities = ReadonlyMap<number, RevealedIdentity>;

const NOTHING: Identities = new Map();

/**
 * Identities that this person has opened, by finding: who comes back to one in the same visit does not open it
 * again. Held in the page's memory alone; gone with the person and with the page.
 */
const opened = new Map<number, Identities>();
forgetWithPerson(() => opened.clear());

/** What of a finding is opened, and how to keep what was just opened. */
export function useRevealed(findingId: number): readonly [Identities, (identities: Identities) => void] {
  const [, redraw] = useState(0);
  const keep = useCallback(
    (identities: Identities) => {
      opened.set(findingId, identities);
      redraw((times) => times + 1);
    },
    [findingId],
  );
  return [opened.get(findingId) ?? NOTHING, keep];
}
