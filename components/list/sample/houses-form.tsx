import { Button, Group, NumberInput } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Houses to visit, drawn from a seed. A plain form: the browser saves what the server streams. */
export function HousesForm({ snapshotId }: { readonly snapshotId: number }) {
  const t = useTranslations("list.people");
  const sample = useTranslations("list.sample");
  return (
    <form method="post" action="/api/uji-petik/rumah">
      <input type="hidden" name="snapshotId" value={snapshotId} />
      <Group align="flex-end" gap="sm">
        <NumberInput
          name="houses"
          label={t("houses")}
          defaultValue={40}
          min={5}
          max={500}
          allowDecimal={false}
          w={140}
        />
        <NumberInput
          name="seed"
          label={sample("seed")}
          defaultValue={1}
          min={0}
          allowDecimal={false}
          w={140}
        />
        <Button type="submit" variant="default">
          {t("draw")}
        </Button>
      </Group>
    </form>
  );
}
