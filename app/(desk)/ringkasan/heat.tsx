import { getTranslations } from "next-intl/server";
import { HeatTable, type HeatColumn } from "@/components/dashboard/heat/heat-table";
import { Panel } from "@/components/dashboard/panel";
import { TextLink } from "@/components/ui/text-link";
import type { Ctx } from "@/lib/access/actor";
import type { DashboardAddress } from "@/lib/dashboard/model/address";
import { heat, type HeatCell } from "@/lib/dashboard/queries/heat";
import { TIERS } from "@/lib/detectors/kit/tier";
import { detectorTitles } from "@/lib/next/detector-titles";
import type { Period } from "@/lib/snapshot/model/period";

interface HeatProps {
  readonly ctx: Ctx;
  readonly period: Period;
}

/** Lines that the first screen has room for. */
const MOST = 5;

const kecQuery = (row: string) => `kec=${encodeURIComponent(row)}`;

/** Families of rules that occur, as columns; each says which rules the queue is to show. */
async function familyColumns(
  cells: readonly HeatCell[],
  href?: (family: string) => string,
): Promise<HeatColumn[]> {
  const catalogue = await getTranslations("catalogue");
  const codes = Object.keys(await detectorTitles());
  const there = new Set(cells.map(({ column }) => column));
  return [...new Set(codes.map((code) => code.slice(0, 3)))]
    .filter((family) => there.has(family))
    .map((family) => ({
      key: family,
      label: family,
      title: catalogue(`family.${family}.title`),
      query: codes
        .filter((code) => code.startsWith(family))
        .map((code) => `aturan=${code}`)
        .join("&"),
      ...(href === undefined ? {} : { href: href(family) }),
    }));
}

/** Of what kind, for the kecamatan that have most of it; the whole table stands below. */
export async function SmallHeat({ ctx, period }: HeatProps) {
  const t = await getTranslations("dashboard.heat");
  const cells = await heat(ctx, period.id, { by: "kec" }, { by: "family" });
  return (
    <Panel
      title={t("title")}
      tools={
        <TextLink href="#kemajuan" size="sm">
          {t("all-kecamatan")}
        </TextLink>
      }
    >
      <HeatTable
        periodId={period.id}
        label={t("most")}
        head={t("kecamatan")}
        cells={cells}
        columns={await familyColumns(cells)}
        rowQuery={kecQuery}
        most={MOST}
      />
    </Panel>
  );
}

/** Progress by place and kind, with a way into each: kecamatan into desa, family into rules, or by tier. */
export async function WholeHeat({
  ctx,
  period,
  address,
}: HeatProps & { readonly address: DashboardAddress }) {
  const t = await getTranslations("dashboard.heat");
  const { kecKey, family, tiers } = address;
  const link = (parts: Readonly<Record<string, string | null>>) => {
    const query = new URLSearchParams({ periode: String(period.id) });
    for (const [name, value] of Object.entries({
      kec: kecKey,
      jenis: family,
      menurut: tiers ? "tingkat" : null,
      ...parts,
    }))
      if (value !== null) query.set(name, value);
    return `/ringkasan?${query.toString()}#kemajuan`;
  };
  const cells = await heat(
    ctx,
    period.id,
    kecKey === null ? { by: "kec" } : { by: "desa", kecKey },
    tiers ? { by: "tier" } : family === null ? { by: "family" } : { by: "rule", family },
  );
  const columns = tiers
    ? await tierColumns()
    : family === null
      ? await familyColumns(cells, (code) => link({ jenis: code }))
      : await ruleColumns(cells);
  return (
    <>
      <p>
        {kecKey !== null && <TextLink href={link({ kec: null })}>{t("back-kecamatan")}</TextLink>}{" "}
        {family !== null && <TextLink href={link({ jenis: null })}>{t("back-families")}</TextLink>}{" "}
        <TextLink href={link({ jenis: null, menurut: tiers ? null : "tingkat" })}>
          {t(tiers ? "by-family" : "by-tier")}
        </TextLink>
      </p>
      <HeatTable
        periodId={period.id}
        label={t("whole")}
        head={t(kecKey === null ? "kecamatan" : "desa")}
        cells={cells}
        columns={columns}
        rowQuery={kecKey === null ? kecQuery : (row) => `desa=${encodeURIComponent(row)}`}
        rowHref={(row) =>
          kecKey === null
            ? link({ kec: row })
            : `/ringkasan/desa/${encodeURIComponent(row)}?periode=${period.id}`
        }
      />
    </>
  );
}

async function tierColumns(): Promise<HeatColumn[]> {
  const t = await getTranslations("common.tier");
  return TIERS.map((tier) => ({ key: tier, label: t(tier), title: t(tier), query: `tingkat=${tier}` }));
}

async function ruleColumns(cells: readonly HeatCell[]): Promise<HeatColumn[]> {
  const titles = await detectorTitles();
  const there = new Set(cells.map(({ column }) => column));
  return Object.entries(titles)
    .filter(([code]) => there.has(code))
    .map(([code, title]) => ({ key: code, label: code, title, query: `aturan=${code}` }));
}
