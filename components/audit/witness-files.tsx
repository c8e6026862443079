import { Anchor, Group, Text } from "@mantine/core";
import { getTranslations } from "next-intl/server";

/** What a witness takes away, so that a rewritten past is found: a checkpoint and the key that signed it. */
export async function WitnessFiles() {
  const t = await getTranslations("audit");
  return (
    <Group gap="md" mb="md">
      <Anchor size="sm" href="/api/jejak/titik-periksa" download>
        {t("checkpoint")}
      </Anchor>
      <Anchor size="sm" href="/api/jejak/kunci-publik" download>
        {t("public-key")}
      </Anchor>
      <Text size="sm" c="dimmed">
        {t("checkpoint-hint")}
      </Text>
    </Group>
  );
}
