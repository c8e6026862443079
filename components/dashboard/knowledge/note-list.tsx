import { getTranslations } from "next-intl/server";
import { WithdrawButton } from "@/components/dashboard/calendar/withdraw-button";
import { DateText } from "@/components/ui/date-text";
import type { LocalNote } from "@/lib/calendar/model/local-note";
import type { Result } from "@/lib/result";
import classes from "./knowledge.module.css";

interface NoteListProps {
  readonly notes: readonly LocalNote[];
  readonly withdraw: ((input: { id: number }) => Promise<Result<unknown>>) | null;
  /** may take back notes of others */
  readonly anyone: boolean;
}

/** Notes that hold today, each with where, until when, and on whose word. */
export async function NoteList({ notes, withdraw, anyone }: NoteListProps) {
  const t = await getTranslations("dashboard.knowledge");
  if (notes.length === 0) return <p>{t("none")}</p>;
  return (
    <ul className={classes.list}>
      {notes.map((note) => (
        <li key={note.id}>
          <div>
            <strong>{t(`modi.${note.modus}`)}</strong> · {note.areaName} ·{" "}
            {t.rich("until", { day: () => <DateText value={note.expiresOn} short /> })}
          </div>
          <p>{note.description}</p>
          <div className={classes.foot}>
            {t("said", { source: t(`sources.${note.source}`), by: note.by })}
            {withdraw !== null && (note.mine || anyone) && (
              <WithdrawButton id={note.id} title={t(`modi.${note.modus}`)} withdraw={withdraw} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
