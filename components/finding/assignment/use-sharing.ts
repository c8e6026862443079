"use client";

import { useCallback, useMemo, useState } from "react";
import { areaId, mayTake, proposeSharing, type Sharing } from "@/lib/finding/model/work/assignment";
import type { NamedArea } from "@/lib/finding/queries/work/open-areas";
import type { Workload } from "@/lib/finding/queries/work/workload";

/** The sharing as it stands before it is confirmed: first the proposal, then what a person made of it. */
export function useSharing(areas: readonly NamedArea[], people: readonly Workload[]) {
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  const [sharing, setSharing] = useState<Sharing>(() => proposeSharing(areas, people));
  const available = useMemo(() => people.filter(({ id }) => !away.has(id)), [away, people]);

  const toggle = useCallback(
    (id: string) => {
      const next = new Set(away);
      if (!next.delete(id)) next.add(id);
      setAway(next);
      setSharing(
        proposeSharing(
          areas,
          people.filter((person) => !next.has(person.id)),
        ),
      );
    },
    [areas, away, people],
  );

  /** The whole group to one person, where the person's area covers it; null to nobody. */
  const give = useCallback(
    (group: readonly NamedArea[], to: string | null) => {
      const person = people.find(({ id }) => id === to);
      setSharing((now) => {
        const next = new Map(now);
        for (const area of group) {
          if (person === undefined) next.delete(areaId(area));
          else if (mayTake(person, area)) next.set(areaId(area), person.id);
        }
        return next;
      });
    },
    [people],
  );

  const added = useMemo(() => {
    const sums = new Map<string, number>();
    for (const area of areas) {
      const to = sharing.get(areaId(area));
      if (to !== undefined) sums.set(to, (sums.get(to) ?? 0) + area.count);
    }
    return sums;
  }, [areas, sharing]);

  return {
    available,
    away,
    sharing,
    added,
    toggle,
    give,
    propose: useCallback(() => setSharing(proposeSharing(areas, available)), [areas, available]),
    clear: useCallback(() => setSharing(new Map()), []),
  };
}
