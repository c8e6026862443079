import { getTranslations } from "next-intl/server";
import { SourceLedger } from "@/components/list/source-ledger";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { Ctx } from "@/lib/access/actor";
import { ledgerOf } from "@/lib/list/model/ledger";
import { readTallies } from "@/lib/list/queries/ledger";

/** How often each source of lists was right; nothing where no list ever came. */
export async function Sources({ ctx }: { readonly ctx: Ctx }) {
  const t = await getTranslations("list.ledger");
  const rows = ledgerOf(await readTallies(ctx));
  if (rows.length === 0) return null;
  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      actions={<TextLink href="/rujukan">{t("to-lists")}</TextLink>}
    >
      <SourceLedger rows={rows} />
    </Section>
  );
}
