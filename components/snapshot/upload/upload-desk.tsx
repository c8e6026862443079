"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import type { Period } from "@/lib/snapshot/model/period";
import type { UploadArrival, UploadCard } from "@/lib/snapshot/model/upload-card";
import { toInput, USUAL_CAP, type Description } from "./description";
import { DescriptionForm } from "./description-form";
import { DropArea } from "./drop-area";
import { FileRows } from "./file-rows";
import { correctionsFor, groupTables, type ChosenByGroup } from "./group-tables";
import { CheckSection } from "./check-section";
import type { Answered } from "./question-card";
import { usePreview } from "./use-preview";
import { LastStep } from "./last-step";
import { MappingSection } from "./mapping-section";
import { regionInName } from "./region-in-name";
import { useUploads } from "./use-uploads";
import type { Kabupaten, UploadActions } from "./upload-types";

interface UploadDeskProps {
  readonly earlier: readonly UploadCard[];
  readonly arriving: readonly UploadArrival[];
  readonly kabupaten: readonly Kabupaten[];
  readonly periods: readonly Period[];
  readonly actions: UploadActions;
}

/** Files → columns → what they are → start; later parts appear when there is something to say about them. */
export function UploadDesk({ earlier, arriving, kabupaten, periods, actions }: UploadDeskProps) {
  const t = useTranslations("data.upload");
  const router = useRouter();
  const uploads = useUploads(earlier, arriving, actions);
  const [chosen, setChosen] = useState<ChosenByGroup>({});
  const [remember, setRemember] = useState(true);
  const [answered, setAnswered] = useState<readonly Answered[]>([]);
  const [typed, setDescription] = useState(() => startingPoint(periods));
  const create = useAction(actions.create);
  const ready = useMemo(
    () => uploads.rows.flatMap(({ card }) => (card === null ? [] : [card])),
    [uploads.rows],
  );
  const groups = useMemo(() => groupTables(ready), [ready]);
  // Only a proposal: what the person chooses stands.
  const proposed = ready[0] === undefined ? null : regionInName(ready[0].name, kabupaten);
  const description =
    typed.regionCode === "" && proposed !== null ? { ...typed, regionCode: proposed } : typed;
  const busy = uploads.rows.some(
    ({ state }) => state === "waiting" || state === "sending" || state === "reading",
  );
  const complete =
    description.regionCode !== "" && description.period.trim() !== "" && description.referenceDate !== "";

  const corrections = Object.fromEntries(
    groups
      .map((group) => [group.signature, correctionsFor(group, chosen)] as const)
      .filter(([, changes]) => Object.keys(changes).length > 0),
  );
  const answers = Object.fromEntries(answered.map(({ question, value }) => [question.id, value]));
  const uploadIds = ready.map(({ id }) => id);
  const { regionCode, referenceDate, tpsCap } = description;
  const check = usePreview(
    complete && !busy && ready.length > 0
      ? { uploadIds, regionCode, referenceDate, tpsCap, corrections, answers }
      : null,
    actions,
  );

  const start = async () => {
    if (remember)
      await Promise.all(
        Object.entries(corrections).map(([signature, changes]) =>
          actions.saveMapping({ signature, corrections: changes }),
        ),
      );
    const created = await create.run({
      ...toInput(description),
      uploadIds,
      corrections,
      answers,
    });
    if (created !== null) router.push(`/data/${created.id}`);
  };

  return (
    <>
      <Section title={t("step-files")} lead={t("step-files-lead")}>
        <DropArea onFiles={uploads.add} onRefused={uploads.refuse} />
        <FileRows rows={uploads.rows} onRetry={uploads.retry} onRemove={uploads.remove} />
      </Section>
      {groups.length > 0 && (
        <>
          <MappingSection
            groups={groups}
            chosen={chosen}
            onChoose={setChosen}
            remember={remember}
            onRemember={setRemember}
          />
          <DescriptionForm
            value={description}
            onChange={setDescription}
            kabupaten={kabupaten}
            periods={periods}
            errors={create.failure?.fields ?? {}}
          />
          {complete && !busy && <CheckSection {...check} answered={answered} onAnswer={setAnswered} />}
          <LastStep
            files={ready.length}
            bytes={ready.reduce((sum, { size }) => sum + size, 0)}
            region={kabupaten.find(({ code }) => code === description.regionCode)?.name ?? null}
            period={description.period.trim() === "" ? null : `${description.stage} ${description.period}`}
            waitingFor={
              busy
                ? t("wait-files")
                : complete
                  ? check.view === null
                    ? t("wait-check")
                    : check.view.questions.length > 0
                      ? t("wait-answers")
                      : null
                  : t("wait-description")
            }
            pending={create.pending}
            failure={create.failure}
            onStart={() => void start()}
          />
        </>
      )}
    </>
  );
}

/** An office works on one kabupaten: the next upload begins with the last one's. */
function startingPoint(periods: readonly Period[]): Description {
  const last = periods[0];
  return {
    regionCode: last?.regionCode ?? "",
    stage: "DPB",
    period: "",
    referenceDate: "",
    tpsCap: USUAL_CAP.DPB,
    baNumber: "",
    decreeNumber: "",
    totals: {},
    previousId: last?.id ?? null,
    correctsId: null,
  };
}
