/**
 * Power curves as one small SVG without scripts or fonts: size of what is inserted (smallest to largest of
 * each kind) against share found.
 */
export interface PlotCurve {
  readonly label: string;
  readonly points: readonly { readonly power: number; readonly label: string }[];
}

const [WIDTH, HEIGHT] = [760, 380];
const BOX = { left: 46, top: 34, right: 470, bottom: 320 };
const COLOURS = [
  "#1b6ca8",
  "#c2571a",
  "#2f7d32",
  "#8e24aa",
  "#b71c1c",
  "#00796b",
  "#5d4037",
  "#455a64",
  "#9e7c00",
  "#3949ab",
];

export function powerPlot(title: string, curves: readonly PlotCurve[]): string {
  const x = (i: number, of: number) => BOX.left + ((BOX.right - BOX.left) * (i + 0.5)) / of;
  const y = (share: number) => BOX.bottom - (BOX.bottom - BOX.top) * share;
  const grid = [0, 0.25, 0.5, 0.75, 0.9, 1].map(
    (share) =>
      `<line x1="${BOX.left}" x2="${BOX.right}" y1="${y(share)}" y2="${y(share)}" ` +
      `stroke="${share === 0.9 ? "#888" : "#ddd"}"${share === 0.9 ? ' stroke-dasharray="4 3"' : ""}/><text ` +
      `x="${BOX.left - 6}" y="${y(share) + 4}" text-anchor="end">${share}</text>`,
  );
  const lines = curves.map(({ points, label }, c) => {
    const colour = COLOURS[c % COLOURS.length] as string;
    const path = points
      .map((point, i) => `${x(i, points.length).toFixed(1)},${y(point.power).toFixed(1)}`)
      .join(" ");
    const dots = points
      .map(
        (point, i) =>
          `<circle cx="${x(i, points.length).toFixed(1)}" cy="${y(point.power).toFixed(1)}" r="3" ` +
          `fill="${colour}"><title>` +
          `${escape(`${label}: ${point.label} → ${point.power.toFixed(2)}`)}</title></circle>`,
      )
      .join("");
    const legend =
      `<line x1="${BOX.right + 16}" x2="${BOX.right + 34}" y1="${BOX.top + 6 + 22 * c}" ` +
      `y2="${BOX.top + 6 + 22 * c}" stroke="${colour}" stroke-width="2"/><text x="${BOX.right + 40}" ` +
      `y="${BOX.top + 10 + 22 * c}">${escape(label)}</text>`;
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}${legend}`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" ` +
    `aria-label="${escape(title)}" font-family="sans-serif" font-size="12" fill="#222">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${BOX.left}" y="18" font-size="14">${escape(title)}</text>
${grid.join("\n")}
${lines.join("\n")}
<text x="${BOX.left}" y="${BOX.bottom + 24}">smallest size</text><text x="${BOX.right}" ` +
    `y="${BOX.bottom + 24}" text-anchor="end">largest size</text>
<text x="${BOX.left}" y="${BOX.bottom + 44}" fill="#555">share of insertions found; dashed: 0.9; sizes in ` +
    `docs/evaluation.md</text>
</svg>
`
  );
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
