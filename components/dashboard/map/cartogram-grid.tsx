"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent } from "react";
import type { Cartogram, CartogramCell } from "@/lib/dashboard/model/cartogram";
import type { MapArea } from "@/lib/dashboard/queries/map";
import classes from "./map.module.css";

interface CartogramGridProps {
  readonly layout: Cartogram;
  readonly areaOf: (key: string) => MapArea | undefined;
  readonly sentence: (name: string, area: MapArea) => string;
  readonly href: (key: string) => string;
  readonly onShow: (key: string) => void;
}

/** Sides of a cell, and the room above a strip for the names of its kecamatan. */
const CELL = 20;
const NAME = 12;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The cells as links: arrow keys walk from one to the next, and only one of them is a stop of the Tab key. */
export function CartogramGrid({ layout, areaOf, sentence, href, onShow }: CartogramGridProps) {
  const t = useTranslations("dashboard.map");
  const router = useRouter();
  const links = useRef(new Map<string, Element>());
  const open = layout.cells.filter(({ key }) => areaOf(key) !== undefined);
  const [stop, setStop] = useState(open[0]?.key);
  const height = layout.blocks[0]?.height ?? 1;
  const top = (y: number) => y * CELL + (Math.floor(y / height) + 1) * NAME;
  const walk = (event: KeyboardEvent, from: CartogramCell) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = nearest(open, from, step);
    if (next !== undefined) focusOn(links.current.get(next.key));
  };
  return (
    <svg
      data-chart
      className={classes.map}
      viewBox={`0 0 ${layout.columns * CELL + 2} ${top(layout.rows - 1) + CELL + 2}`}
    >
      <defs>
        <pattern id="few" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="4" className={classes.hatch} />
        </pattern>
      </defs>
      {layout.cells.map((cell) => {
        const area = areaOf(cell.key);
        const [x, y] = [cell.x * CELL + 1, top(cell.y)];
        if (area === undefined)
          return <rect key={cell.key} x={x} y={y} width={CELL} height={CELL} className={classes.absent} />;
        return (
          <a
            key={cell.key}
            ref={(link) => {
              if (link) links.current.set(cell.key, link);
            }}
            href={href(cell.key)}
            tabIndex={cell.key === stop ? 0 : -1}
            aria-label={sentence(`${cell.name}, ${cell.kecName}`, area)}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey) return;
              event.preventDefault();
              router.push(href(cell.key));
            }}
            onKeyDown={(event) => walk(event, cell)}
            onFocus={() => {
              setStop(cell.key);
              onShow(cell.key);
            }}
            onMouseEnter={() => onShow(cell.key)}
          >
            <rect
              x={x}
              y={y}
              width={CELL}
              height={CELL}
              className={classes.cell}
              data-class={area.rate.class}
            />
            {area.rate.few && <rect x={x} y={y} width={CELL} height={CELL} fill="url(#few)" />}
            <text
              x={x + CELL / 2}
              y={y + CELL / 2 + 3.5}
              className={classes.sign}
              data-class={area.rate.class}
            >
              {t(`sign.${area.rate.class}`)}
            </text>
          </a>
        );
      })}
      {layout.blocks.map(({ key, name, x, y, width, height: high }) => (
        <g key={key}>
          <rect
            x={x * CELL + 1}
            y={top(y)}
            width={width * CELL}
            height={high * CELL}
            className={classes.block}
          />
          <text x={x * CELL + 2} y={top(y) - 3} className={classes.name}>
            {shortened(name, (width * CELL) / LETTER)}
          </text>
        </g>
      ))}
    </svg>
  );
}

const focusOn = (element: Element | undefined): void => {
  if (element instanceof SVGElement) element.focus();
};

/** Middle width of a letter at the size of the names. */
const LETTER = 4.5;

const shortened = (name: string, letters: number): string =>
  name.length <= letters ? name : `${name.slice(0, Math.max(1, Math.floor(letters) - 1))}…`;

/** The next cell that way: on the same line if there is one, else the nearest one further on. */
function nearest(
  cells: readonly CartogramCell[],
  from: CartogramCell,
  [dx, dy]: readonly [number, number],
): CartogramCell | undefined {
  const ahead = cells.filter(({ x, y }) => (dx === 0 ? (y - from.y) * dy > 0 : (x - from.x) * dx > 0));
  const far = ({ x, y }: CartogramCell) =>
    dx === 0
      ? Math.abs(y - from.y) + 4 * Math.abs(x - from.x)
      : Math.abs(x - from.x) + 4 * Math.abs(y - from.y);
  return ahead.reduce<CartogramCell | undefined>(
    (best, cell) => (best === undefined || far(cell) < far(best) ? cell : best),
    undefined,
  );
}
