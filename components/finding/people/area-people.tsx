"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { IdentityNumber } from "@/components/ui/identity-number";
import type { AreaPeople as People, Tally } from "@/lib/finding/queries/case/area-people";
import context from "@/components/finding/pane/context.module.css";
import classes from "./area-people.module.css";
import { readAreaPeople } from "./read-area-people";

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
  const [people, setPeople] = useState<People | null>(null);
  const [tallies, setTallies] = useState<readonly Tally[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!open) return undefined;
    let gone = false;
    readAreaPeople(findingId, page).then(
      (read) => {
        if (gone) return;
        setPeople(read);
        setFailed(false);
        if (page === 1) setTallies(read.tallies);
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [findingId, open, page]);
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
          <Voters people={people} />
          <Group gap="xs" mt={8}>
            <Button size="xs" variant="default" disabled={page <= 1} onClick={() => setPage(page - 1)}>
              {t("people-before")}
            </Button>
            <span className={classes.quiet}>
              {t("people-page", {
                from: (page - 1) * people.voters.length + 1,
                shown: Math.min(people.all, page * PAGE),
                all: people.all,
              })}
            </span>
            <Button
              size="xs"
              variant="default"
              disabled={page * PAGE >= people.all}
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

/** As the server cuts them. */
const PAGE = 50;
const KINDS = ["age", "origin", "family", "address"] as const;

/** A small picture with its numbers: women beside men where the sex is told. */
function Bars({ kind, tallies }: { readonly kind: Tally["kind"]; readonly tallies: readonly Tally[] }) {
  const t = useTranslations("case");
  const most = Math.max(1, ...tallies.map(({ n }) => n));
  if (tallies.length === 0) return null;
  return (
    <figure className={classes.figure}>
      <figcaption>{t(`tally.${kind}`)}</figcaption>
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

const COLUMNS = [
  "name",
  "birthYear",
  "age",
  "sex",
  "marital",
  "nik",
  "nkk",
  "address",
  "tps",
  "desa",
] as const;

function Voters({ people }: { readonly people: People }) {
  const t = useTranslations("case");
  return (
    <div className={context.scroll} role="region" aria-label={t("people")} tabIndex={0}>
      <table className={context.table} aria-label={t("people")}>
        <thead>
          <tr>
            <th scope="col">{t("voter.lineNo")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`voter.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.voters.map((voter) => (
            <tr key={`${voter.period} ${voter.rowNo}`}>
              <td title={[voter.fileName, voter.period].filter(Boolean).join(" · ")}>{voter.lineNo}</td>
              {COLUMNS.map((column) => (
                <td key={column}>
                  {column === "nik" || column === "nkk" ? (
                    <IdentityNumber value={voter[column]} />
                  ) : column === "address" ? (
                    [voter.address, `RT ${voter.rt ?? "–"} RW ${voter.rw ?? "–"}`].filter(Boolean).join(", ")
                  ) : (
                    (voter[column] ?? "–")
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
