import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { FieldCheckList } from "@/components/dashboard/desa/field-check-list";
import { FlowTable } from "@/components/dashboard/desa/flow-table";
import { PlaceStrip } from "@/components/dashboard/desa/place-strip";
import { TpsSizes } from "@/components/dashboard/desa/tps-sizes";
import classes from "@/components/dashboard/dashboard.module.css";
import { AgeComparison } from "@/components/dashboard/trends/age-comparison";
import { TrendChart } from "@/components/dashboard/trends/trend-chart";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { LinkButton } from "@/components/ui/link-button";
import { NumberText } from "@/components/ui/number-text";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { readDashboardAddress } from "@/lib/dashboard/model/address";
import { desaView } from "@/lib/dashboard/queries/desa";
import type { PageProps } from "@/lib/next/page-props";
import { periodOfAddress } from "@/lib/next/period";
import { detectorTitles } from "@/lib/next/detector-titles";
import { orPage, requirePage } from "@/lib/next/require-page";
import { addCounts, votersOf } from "@/lib/snapshot/model/roll-count";
import { getSnapshot } from "@/lib/snapshot/queries/get";
import { rollCounts } from "@/lib/snapshot/queries/roll-counts";
import { notFound } from "next/navigation";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard.desa"))("page") };
}

/** Everything about one desa: who stands there, what came and went, what was asked and answered. */
export default async function DesaPage({ params, searchParams }: PageProps<{ key: string }>) {
  const { ctx } = await requirePage("summary.view");
  const address = readDashboardAddress(await searchParams);
  const { current, periods } = await periodOfAddress(ctx, address.periodId);
  if (current === null) notFound();
  const key = decodeURIComponent((await params).key);
  const view = await orPage(desaView(ctx, current, periods, key));
  const [t, trends, catalogue, format] = [
    await getTranslations("dashboard.desa"),
    await getTranslations("dashboard.trends"),
    await getTranslations("catalogue"),
    await getFormatter(),
  ];
  const { roll } = view;
  const region = addCounts(await rollCounts(ctx, current.id));
  const { tpsCap } = await getSnapshot(ctx, current.id);
  const file = (name: string) => `${view.key}-${name}`;
  const codes = Object.keys(await detectorTitles());
  const rulesOf = (family: string) =>
    codes
      .filter((code) => code.startsWith(family))
      .map((code) => `&aturan=${code}`)
      .join("");
  const queue = `periode=${current.id}&desa=${encodeURIComponent(view.key)}`;
  return (
    <>
      <PageHeader
        title={t("title", { name: view.name, kecamatan: view.kecName })}
        lead={
          roll === null
            ? t("not-counted", { period: current.period })
            : t("lead", {
                period: `${current.stage} ${current.period}`,
                voters: votersOf(roll),
                male: roll.male,
                female: roll.female,
                tps: roll.tps.length,
              })
        }
        breadcrumbs={[{ href: `/ringkasan?periode=${current.id}`, label: t("back") }]}
        actions={<LinkButton href={`/antrean?tampilan=all&${queue}`}>{t("queue")}</LinkButton>}
      />
      {roll !== null && (
        <Section title={t("roll")}>
          <div className={classes.multiples}>
            <AgeComparison
              title={t("ages")}
              here={{ label: view.name, ages: roll.ages }}
              other={region === null ? null : { label: current.regionName, ages: region.ages }}
              choices={[]}
              chosen={null}
              fileName={file("umur")}
            />
            <TpsSizes tps={roll.tps} cap={tpsCap} fileName={file("tps")} />
            <TrendChart
              title={t("history")}
              fromZero={false}
              summary={t("history-summary", { periods: view.history.length })}
              fileName={file("riwayat")}
              head={trends("period")}
              as="count"
              empty={trends("empty")}
              series={[
                { key: "P", label: trends("female"), highlighted: true },
                { key: "L", label: trends("male") },
              ]}
              points={view.history.map(({ period, roll: past }) => ({
                label: period.period,
                values: { P: { value: past.female }, L: { value: past.male } },
              }))}
            />
          </div>
        </Section>
      )}
      {view.history.length > 0 && (
        <Section title={t("flow")} lead={t("flow-lead")}>
          <FlowTable history={view.history} />
        </Section>
      )}
      <Section title={t("places")} lead={t("places-lead")}>
        {view.places.length === 0 ? (
          <p>{t("no-places")}</p>
        ) : (
          view.places.map((place) => <PlaceStrip key={place.measure} place={place} name={view.name} />)
        )}
      </Section>
      <Section title={t("findings")}>
        {view.families.length === 0 ? (
          <p>{t("no-findings")}</p>
        ) : (
          <FactTable
            label={t("findings")}
            captioned={false}
            head={t("family")}
            columns={(
              ["open", "fieldCheck", "awaitingSignoff", "accepted", "rejected", "total"] as const
            ).map((column) => t(`column.${column}`))}
            rows={view.families.map((row) => ({
              id: row.family,
              label: (
                <TextLink href={`/antrean?tampilan=all&${queue}${rulesOf(row.family)}`}>
                  {catalogue(`family.${row.family}.title`)}
                </TextLink>
              ),
              cells: [
                row.open,
                row.fieldCheck,
                row.awaitingSignoff,
                row.accepted,
                row.rejected,
                row.total,
              ].map((value, at) => <NumberText key={at} value={value} />),
            }))}
          />
        )}
      </Section>
      <Section title={t("checks")}>
        <FieldCheckList checks={view.checks} href={`/antrean?tampilan=field-check&${queue}`} />
      </Section>
      {view.events.length > 0 && (
        <Section title={t("events")} lead={t("events-lead")}>
          <ul>
            {view.events.map(({ id, startsOn, areaName, title }) => (
              <li key={id}>
                {format.dateTime(new Date(startsOn), { dateStyle: "long", timeZone: "UTC" })}, {areaName}:{" "}
                {title}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
