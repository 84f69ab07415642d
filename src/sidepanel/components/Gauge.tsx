/** Small pictures of one figure each: plain SVG in per cent of its width, so that it fits any. */
import { useId } from 'preact/hooks';

export interface GaugeProps {
  /** The figure, its aim and how they stand, in words. */
  readonly label: string;
  readonly value: number;
  /** The right end. */
  readonly max: number;
  /** Where thresholds lie; drawn as lines across with a notch. */
  readonly marks?: readonly number[];
}

const percentOf = (value: number, max: number): string =>
  `${String(Math.round(Math.min(1, Math.max(0, max === 0 ? 0 : value / max)) * 1000) / 10)}%`;

/** A bar from the left, with thresholds marked across it. */
export const Gauge = ({ label, value, max, marks = [] }: GaugeProps) => (
  <svg class="gauge" role="img" aria-label={label} width="100%" height="14">
    <rect class="track" x="0" y="4" width="100%" height="6" rx="3" />
    <rect class="fill" x="0" y="4" width={percentOf(value, max)} height="6" rx="3" />
    <Marks marks={marks} max={max} />
  </svg>
);

export interface ShareBarProps {
  /** In words; undefined for one beside the words, which says nothing more. */
  readonly label: string | undefined;
  /** The rep's, 0 to 1. */
  readonly share: number;
  /** 0 to 1. */
  readonly marks?: readonly number[];
}

/** Two sides of one bar: the rep's is hatched and filled, the customer's is plain, so that no colour is needed. */
export function ShareBar({ label, share, marks = [] }: ShareBarProps) {
  const id = useId();
  return (
    <svg
      class="gauge share"
      width="100%"
      height="16"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-ground" width="5" height="5" />
        <rect class="hatch-line" width="2" height="5" />
      </pattern>
      <rect class="track" x="0" y="3" width="100%" height="10" />
      <rect x="0" y="3" width={percentOf(share, 1)} height="10" fill={`url(#${id})`} />
      <rect class="divide" x={percentOf(share, 1)} y="1" width="2" height="14" />
      <Marks marks={marks} max={1} />
    </svg>
  );
}

const Marks = ({ marks, max }: { readonly marks: readonly number[]; readonly max: number }) => (
  <>
    {marks.map((at) => (
      <svg key={at} x={percentOf(at, max)} overflow="visible">
        <path class="mark" d="M -4 0 h 8 l -4 5 z" />
        <line class="mark-line" x1="0" x2="0" y1="2" y2="14" />
      </svg>
    ))}
  </>
);

/** How often something happened: a square each, as many as are counted at a glance. */
export const Tallies = ({ label, count }: { readonly label: string; readonly count: number }) => (
  <svg class="gauge" role="img" aria-label={label} width="100%" height="14">
    {Array.from({ length: Math.min(count, MOST_TALLIES) }, (_, at) => (
      <rect key={at} class="fill" x={at * 12} y="3" width="8" height="8" rx="1" />
    ))}
  </svg>
);
const MOST_TALLIES = 12;
