"use client";

import { Button, Group, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { personText } from "@/components/list/person-text";
import classes from "@/components/list/list-table.module.css";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import { VISIT_RESULTS, type VisitResult } from "@/lib/list/model/sample";
import type { ListSampleView } from "@/lib/list/queries/samples";
import type { Result } from "@/lib/result";

interface SampleResultsProps {
  readonly sample: ListSampleView;
  readonly enter: (input: {
    sampleId: number;
    results: { ord: number; result: VisitResult | null }[];
  }) => Promise<Result<null>>;
}

/** What each visit found, all of them saved at once. */
export function SampleResults({ sample, enter }: SampleResultsProps) {
  const t = useTranslations("list.sample");
  const [changed, setChanged] = useState<ReadonlyMap<number, VisitResult | null>>(new Map());
  const { run, pending, failure } = useAction(enter, t("saved"));
  const save = async () => {
    const results = [...changed].map(([ord, result]) => ({ ord, result }));
    if ((await run({ sampleId: sample.id, results })) !== null || failure === null) setChanged(new Map());
  };
  return (
    <>
      <div className={classes.scroll} role="region" aria-label={t("visits")} tabIndex={0}>
        <table className={classes.table} aria-label={t("visits")}>
          <thead>
            <tr>
              <th scope="col">{t("no")}</th>
              <th scope="col">{t("who")}</th>
              <th scope="col">{t("desa")}</th>
              <th scope="col">{t("result")}</th>
            </tr>
          </thead>
          <tbody>
            {sample.visits.map((visit) => (
              <tr key={visit.ord}>
                <th scope="row">{visit.ord}</th>
                <td data-label={t("who")}>{visit.people.map(personText).join(" / ")}</td>
                <td data-label={t("desa")}>{visit.desa ?? "–"}</td>
                <td data-label={t("result")}>
                  <NativeSelect
                    size="xs"
                    aria-label={t("result-of", { no: visit.ord })}
                    value={changed.has(visit.ord) ? (changed.get(visit.ord) ?? "") : (visit.result ?? "")}
                    onChange={(event) => {
                      const result = VISIT_RESULTS.find((one) => one === event.currentTarget.value) ?? null;
                      setChanged(new Map([...changed, [visit.ord, result]]));
                    }}
                    data={[
                      { value: "", label: t("not-yet") },
                      ...VISIT_RESULTS.map((one) => ({ value: one, label: t(`found.${one}`) })),
                    ]}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group gap="sm">
        <Button disabled={changed.size === 0} loading={pending} onClick={() => void save()}>
          {t("save", { count: changed.size })}
        </Button>
      </Group>
      <FailureNote failure={failure} />
    </>
  );
}
