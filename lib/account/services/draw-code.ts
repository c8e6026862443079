import { encode } from "uqr";

/** dark fields of a QR code, as the path of an SVG with a side of `size` */
export interface DrawnCode {
  readonly path: string;
  readonly size: number;
}

export function drawCode(text: string): DrawnCode {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return { path, size };
}
