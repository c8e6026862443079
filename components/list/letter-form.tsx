import { Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";

/** The letter to the source of a list. A plain form: the browser saves what the server makes. */
export function LetterForm({ listId }: { readonly listId: number }) {
  const t = useTranslations("list");
  return (
    <form method="post" action="/api/surat-sumber">
      <input type="hidden" name="listId" value={listId} />
      <Group gap="xs">
        {(["docx", "pdf"] as const).map((format) => (
          <Button key={format} type="submit" name="format" value={format} variant="default">
            {t("letter-download", { format: format.toUpperCase() })}
          </Button>
        ))}
      </Group>
    </form>
  );
}
