import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

interface ImportStoppedProps {
  readonly status: string;
  readonly problem: string | null;
  readonly mayImport: boolean;
}

/** Failed, cancelled or removed: what that means, and that nothing half is left. */
export function ImportStopped({ status, problem, mayImport }: ImportStoppedProps) {
  const t = useTranslations("data");
  return (
    <EmptyState
      title={t(`stopped.${status}.title`)}
      actions={
        mayImport && status !== "removed" && <LinkButton href="/data/unggah">{t("upload-again")}</LinkButton>
      }
    >
      {problem !== null && <p style={{ margin: "0 0 8px" }}>{problem}</p>}
      {t(`stopped.${status}.text`)}
    </EmptyState>
  );
}
