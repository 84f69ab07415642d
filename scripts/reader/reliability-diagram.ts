/** Said against true: a bar for each tenth of confidence, as high as what came true of it. SVG. */
import type { StageScores } from './scores.ts';

const SIDE = 360;
const MARGIN = 48;

/** A diagram of its own, readable in a browser. */
export function drawReliability({ bins, ece, utterances }: StageScores, title: string): string {
  const at = (share: number): number => MARGIN + share * SIDE;
  const up = (share: number): number => MARGIN + (1 - share) * SIDE;
  const width = SIDE / bins.length;
  const bars = bins.flatMap(({ count, said, right }, bin) => {
    if (count === 0) return [];
    const [saidShare, rightShare] = [said / count, right / count];
    const x = at(bin / bins.length);
    return [
      `<rect x="${px(x + 1)}" y="${px(up(rightShare))}" width="${px(width - 2)}" height="${px(rightShare * SIDE)}" fill="#4c78a8"/>`,
      `<circle cx="${px(at(saidShare))}" cy="${px(up(saidShare))}" r="3" fill="#e45756"/>`,
      `<text x="${px(x + width / 2)}" y="${px(up(0) + 14)}" font-size="9" text-anchor="middle">${String(count)}</text>`,
    ];
  });
  const ticks = [0, 0.5, 1].flatMap((share) => [
    `<text x="${px(MARGIN - 6)}" y="${px(up(share) + 4)}" font-size="11" text-anchor="end">${String(100 * share)}%</text>`,
    `<text x="${px(at(share))}" y="${px(up(0) + 30)}" font-size="11" text-anchor="middle">${String(100 * share)}%</text>`,
  ]);
  const size = String(SIDE + 2 * MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" font-family="sans-serif">`,
    `<rect width="${size}" height="${size}" fill="#fff"/>`,
    `<text x="${px(MARGIN)}" y="20" font-size="14">${escapeXml(title)}</text>`,
    `<text x="${px(MARGIN)}" y="34" font-size="10">calibration error ${ece.toFixed(3)} over ${String(utterances)} utterances</text>`,
    `<text x="${px(MARGIN)}" y="45" font-size="10">bars: came true; dots: said; below: how many</text>`,
    `<line x1="${px(at(0))}" y1="${px(up(0))}" x2="${px(at(1))}" y2="${px(up(1))}" stroke="#999" stroke-dasharray="4"/>`,
    ...bars,
    `<rect x="${px(at(0))}" y="${px(up(1))}" width="${px(SIDE)}" height="${px(SIDE)}" fill="none" stroke="#333"/>`,
    ...ticks,
    '</svg>',
    '',
  ].join('\n');
}

const px = (value: number): string => value.toFixed(1);

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
