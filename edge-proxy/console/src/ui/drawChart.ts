import uPlot from 'uplot';
import type { Series } from './Chart';

export interface Drawing {
  readonly at: readonly string[];
  readonly series: readonly Series[];
  readonly kind: 'bars' | 'line';
  readonly height: number;
  readonly format: (value: number) => string;
}

const COLOURS = ['--chart-1', '--chart-2', '--chart-3', '--chart-4'];

/** Draws into the box and follows its width and the colours; returns what removes it. */
export function drawChart(box: HTMLElement, drawing: Drawing): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let plot = make(box, drawing);
  const again = () => {
    plot.destroy();
    plot = make(box, drawing);
  };
  const sizes = new ResizeObserver(() => {
    if (box.clientWidth > 0 && box.clientWidth !== plot.width)
      plot.setSize({ width: box.clientWidth, height: drawing.height });
  });
  sizes.observe(box);
  dark.addEventListener('change', again);
  const chosen = new MutationObserver(again);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    sizes.disconnect();
    chosen.disconnect();
    dark.removeEventListener('change', again);
    plot.destroy();
  };
}

function make(box: HTMLElement, { at, series, kind, height, format }: Drawing): uPlot {
  const colour = coloursIn(box);
  const axis = {
    stroke: colour('--quiet'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    font: '12px system-ui',
  };
  const data: uPlot.AlignedData = [
    at.map((time) => Date.parse(time) / 1000),
    ...series.map(({ values }) => values.map((value) => value ?? null)),
  ];
  // Bars stand over their moment: half of one at each end needs room.
  const half = kind === 'bars' ? (at.length > 1 ? (data[0][1]! - data[0][0]!) / 2 : 43_200) : 0;
  return new uPlot(
    {
      width: Math.max(200, box.clientWidth),
      height,
      // Days are UTC days; the axis must not move them into the viewer's zone.
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      cursor: { y: false, drag: { x: false, y: false } },
      legend: { live: true },
      scales: {
        x: { range: (_, low, high) => [low - half, high + half] },
        y: { range: (_, low, high) => [Math.min(0, low ?? 0), high > 0 ? high * 1.08 : 1] },
      },
      axes: [axis, { ...axis, size: 60, values: (_, splits) => splits.map(format) }],
      series: [
        { label: 'Time', value: '{YYYY}-{MM}-{DD} {HH}:{mm} UTC' },
        ...series.map(({ label }, n) => ({
          label,
          stroke: colour(COLOURS[n % COLOURS.length]!),
          fill: kind === 'bars' ? colour(COLOURS[n % COLOURS.length]!) : undefined,
          width: kind === 'bars' ? 0 : 2,
          points: { show: false },
          ...(kind === 'bars' && { paths: uPlot.paths.bars!({ size: [0.7, 40], radius: 0.15 }) }),
          value: (_: uPlot, value: number | null) => (value === null ? '–' : format(value)),
        })),
      ] as uPlot.Series[],
    },
    data,
    box,
  );
}

/** A canvas knows neither variables nor `light-dark()`: an element in the box says what they are there and now. */
function coloursIn(box: HTMLElement): (name: string) => string {
  const known = new Map<string, string>();
  const probe = box.appendChild(document.createElement('i'));
  for (const name of [...COLOURS, '--quiet', '--line']) {
    probe.style.color = `var(${name})`;
    known.set(name, getComputedStyle(probe).color);
  }
  probe.remove();
  return (name) => known.get(name)!;
}
