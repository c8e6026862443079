"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Revealed } from "@/components/finding/comparison/element-row";
import { VoterLine } from "@/components/voters/voter-line";
import voters from "@/components/voters/voters.module.css";
import type { ShownRecord } from "@/lib/finding/queries/opened/finding";
import type { ListEvidence } from "@/lib/finding/queries/opened/list-lines";
import type { Serialized } from "@/lib/serialized";
import { LineTable } from "./line-table";
import { LineTold } from "./line-told";
import classes from "./list-beside.module.css";
import { Provenance } from "./provenance";

interface ListBesideProps {
  readonly lists: Serialized<ListEvidence>;
  readonly records: readonly Serialized<ShownRecord>[];
  readonly revealed: Revealed;
}

/** How a name got here: each line of a list beside the voters, then everybody who could be taken for them. */
export function ListBeside({ lists, records, revealed }: ListBesideProps) {
  const t = useTranslations("list.beside");
  const { lines, namesakes } = lists;
  return (
    <section className={classes.root} aria-label={t("title")}>
      <Title order={3}>{t("title")}</Title>
      {lines.map((line, at) => (
        <div key={`${line.listId} ${line.line} ${at}`} className={classes.line}>
          <Provenance line={line} />
          <LineTable line={line} records={records} revealed={revealed} />
          {records.length === 0 && <Text size="sm">{t("not-on-roll")}</Text>}
          <LineTold line={line} records={records} />
        </div>
      ))}
      <Title order={4} size="sm">
        {t("namesakes")}
      </Title>
      {namesakes.people.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("namesakes-none")}
        </Text>
      ) : (
        <ul className={voters.list}>
          {namesakes.people.map((voter) => (
            <li key={voter.rowNo}>
              <VoterLine voter={voter} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
