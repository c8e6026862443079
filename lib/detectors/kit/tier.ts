/**
 * T tinggi (identity cannot be right, or one person can vote twice) · S sedang (contradiction) · I informasi
 * (data quality). The weightiest first: this is the one place that knows their order.
 */
export const TIERS = ["T", "S", "I"] as const;
export type Tier = (typeof TIERS)[number];

/** Stored beside the tier so that the queue can be read in its order: the weightiest has the highest. */
export const tierRank = (tier: Tier): number => TIERS.length - TIERS.indexOf(tier);

/** For sorting by weight in TypeScript: weightiest first. */
export const weightiestFirst = (a: { readonly tier: Tier }, b: { readonly tier: Tier }): number =>
  tierRank(b.tier) - tierRank(a.tier);

/** The rank of the tier in a column, as SQL. */
export const tierRankSql = (column: string): string =>
  `CASE ${column} ${TIERS.map((tier) => `WHEN '${tier}' THEN ${tierRank(tier)}`).join(" ")} END`;
