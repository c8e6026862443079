"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PEOPLE_A_PAGE, type PeopleOrder } from "@/lib/finding/model/case/people-order";
import type { Tally } from "@/lib/finding/queries/case/area-people";
import context from "@/components/finding/pane/context.module.css";
import classes from "./area-people.module.css";
import { useAreaPeople } from "./use-area-people";
import { VoterTable } from "./voter-table";

interface AreaPeopleProps {
  readonly findingId: number;
  /** may take the list along, with a purpose */
  readonly exports: boolean;
}

/** Who makes what was found of an area: opened when asked for, page by page, with what they have in common. */
export function AreaPeople({ findingId, exports }: AreaPeopleProps) {
  const t = useTranslations("case");
  const [open, setOpen] = useState(false);
  const [page, setPage] = useState(1);
  const [order, setOrder] = useState<PeopleOrder | null>(null);
  const { people, tallies, failed } = useAreaPeople(open ? findingId : null, page, order);
  return (
    <details className={context.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("people")} {people !== null && <span className={context.count}>{people.all}</span>}
      </summary>
      {failed && <p className={classes.quiet}>{t("people-unread")}</p>}
      {people === null && !failed && <p className={classes.quiet}>{t("people-reading")}</p>}
      {people !== null && people.all === 0 && <p className={classes.quiet}>{t("people-none")}</p>}
      {people !== null && people.all > 0 && (
        <>
          <div className={classes.tallies}>
            {KINDS.map((kind) => (
              <Bars key={kind} kind={kind} tallies={tallies.filter((tally) => tally.kind === kind)} />
            ))}
          </div>
          <VoterTable
            people={people}
            order={order}
            onOrder={(next) => {
              setOrder(next);
              setPage(1);
            }}
          />
          <Group gap="xs" mt={8}>
            <Button size="xs" variant="default" disabled={page <= 1} onClick={() => setPage(page - 1)}>
              {t("people-before")}
            </Button>
            <span className={classes.quiet}>
              {t("people-page", {
                from: (page - 1) * PEOPLE_A_PAGE + 1,
                shown: Math.min(people.all, page * PEOPLE_A_PAGE),
                all: people.all,
              })}
            </span>
            <Button
              size="xs"
              variant="default"
              disabled={page * PEOPLE_A_PAGE >= people.all}
              onClick={() => setPage(page + 1)}
            >
              {t("people-after")}
            </Button>
          </Group>
          {exports && (
            <form method="post" action={`/api/temuan/${findingId}/warga/ekspor`} className={classes.export}>
              <TextInput
                size="xs"
                name="purpose"
                required
                withAsterisk={false}
                minLength={5}
                maxLength={200}
                label={t("people-purpose")}
                description={t("people-masked")}
              />
              <Button size="xs" type="submit" variant="default">
                {t("people-export")}
              </Button>
            </form>
          )}
        </>
      )}
    </details>
  );
}

const KINDS = ["age", "origin", "family", "address"] as const;

/** A small picture with its numbers: women beside men where the sex is told. */
function Bars({ kind, tallies }: { readonly kind: Tally["kind"]; readonly tallies: readonly Tally[] }) {
  const t = useTranslations("case");
  const most = Math.max(1, ...tallies.map(({ n }) => n));
  const all = tallies[0]?.of ?? 0;
  if (all === 0) return null;
  return (
    <figure className={classes.figure}>
      <figcaption>
        {t(`tally.${kind}`)}{" "}
        {all > tallies.length && (
          <span className={context.count}>{t("tally-cut", { shown: tallies.length, all })}</span>
        )}
      </figcaption>
      <table className={classes.bars}>
        <tbody>
          {tallies.map(({ label, male, female, n }) => (
            <tr key={label}>
              <th scope="row">{t(`tally-label.${kind}`, { label })}</th>
              <td className={classes.track}>
                <span className={classes.bar} style={{ width: `${(100 * n) / most}%` }} />
              </td>
              <td>{kind === "family" ? n : t("by-sex", { n, male, female })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
