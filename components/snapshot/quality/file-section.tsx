import { Code } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { NumberText } from "@/components/ui/number-text";
import { Section } from "@/components/ui/section";
import { useFormatter } from "next-intl";
import type { SnapshotView } from "@/lib/snapshot/model/view";
import classes from "./file-section.module.css";

/** Which bytes these are: every file with its SHA-256, so that a paper can name them. */
export function FileSection({ snapshot }: { readonly snapshot: SnapshotView }) {
  const t = useTranslations("data");
  const format = useFormatter();
  const seconds =
    snapshot.durationMs === null
      ? null
      : format.number(snapshot.durationMs / 1_000, { maximumFractionDigits: 1 });
  return (
    <Section
      title={t("files")}
      lead={t.rich("files-lead", {
        by: snapshot.createdBy,
        at: () => <DateText value={snapshot.createdAt} moment />,
        seconds: seconds ?? "–",
      })}
    >
      <p className={classes.hash}>
        SHA-256 <Code>{snapshot.sha256}</Code>
      </p>
      <ul className={classes.list}>
        {snapshot.files.map((file) => (
          <li key={file.ord}>
            <span>
              {file.name}
              {file.sheet !== null && ` · ${file.sheet}`}
            </span>
            <span className={classes.rows}>
              <NumberText value={file.accepted} /> {t("lines")}
              {file.rejected > 0 && (
                <>
                  {" · "}
                  {t.rich("rejected-count", { count: () => <NumberText value={file.rejected} /> })}
                </>
              )}
            </span>
            <Code className={classes.sha}>{file.sha256.slice(0, 16)}…</Code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
