"use client";

import { useTranslations } from "next-intl";
import { NumberText } from "@/components/ui/number-text";
import { StateBadge } from "@/components/ui/state-badge";
import { TextLink } from "@/components/ui/text-link";
import type { RunDetectorState, RunState } from "@/lib/run/model/state";
import classes from "./detector-list.module.css";
import { RUN_TONES } from "./run-tones";
import { sharedReasons } from "./shared-reasons";
import { useDuration } from "./use-duration";

/** Each rule with its state, time and count; a count opens the queue on exactly these. */
export function RunDetectors({ run }: { readonly run: RunState }) {
  const t = useTranslations("runs");
  const duration = useDuration();
  const notes = sharedReasons(run.detectors);
  return (
    <>
      {notes.length > 0 && (
        <ol className={classes.notes} aria-label={t("notes")}>
          {notes.map((note, at) => (
            <li key={note} id={`catatan-${at + 1}`}>
              {note}
            </li>
          ))}
        </ol>
      )}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("by-rule")}>
        <table className={classes.table} aria-label={t("by-rule")}>
          <thead>
            <tr>
              <th scope="col">{t("rule")}</th>
              <th scope="col">{t("state")}</th>
              <th scope="col" data-align="right" data-wide>
                {t("time")}
              </th>
              <th scope="col" data-align="right">
                {t("findings")}
              </th>
            </tr>
          </thead>
          <tbody>
            {run.detectors.map((detector) => (
              <tr key={detector.code}>
                <th scope="row">
                  <TextLink href={`/katalog/${detector.code}`} underline="always">
                    {detector.code}
                  </TextLink>{" "}
                  {detector.title}
                  <Explained
                    detector={detector}
                    note={detector.reason === null ? 0 : notes.indexOf(detector.reason) + 1}
                  />
                </th>
                <td>
                  <StateBadge tone={RUN_TONES[detector.status] ?? "quiet"}>
                    {t(`detector-status.${detector.status}`)}
                  </StateBadge>
                </td>
                <td data-align="right" data-wide>
                  {detector.durationMs === null ? "–" : duration(detector.durationMs)}
                </td>
                <td data-align="right">
                  <Count run={run} detector={detector} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** @param note number of the note above the table that says it for several rules, 0 for none */
function Explained({ detector, note }: { readonly detector: RunDetectorState; readonly note: number }) {
  const t = useTranslations("runs");
  return (
    <>
      {note > 0 && (
        <>
          {" "}
          <TextLink href={`#catatan-${note}`} underline="always" className={classes.why}>
            {t("note", { note })}
          </TextLink>
        </>
      )}
      {detector.reason !== null && note === 0 && <span className={classes.reason}>{detector.reason}</span>}
      {detector.error !== null && (
        <details>
          <summary>{t("error-as-thrown")}</summary>
          <pre className={classes.error}>{detector.error}</pre>
        </details>
      )}
    </>
  );
}

/** "0 found" is only said of a rule that ran. */
function Count({ run, detector }: { readonly run: RunState; readonly detector: RunDetectorState }) {
  if (detector.status !== "done") return "–";
  if (run.status !== "done" || detector.findings === 0) return <NumberText value={detector.findings} />;
  return (
    <TextLink href={`/antrean?tampilan=all&pemeriksaan=${run.id}&aturan=${detector.code}`}>
      <NumberText value={detector.findings} />
    </TextLink>
  );
}
