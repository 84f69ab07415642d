/** The few signs the pages use. Always beside a word, so hidden from a screen reader. */
const PATHS = {
  problem: 'M8 1.6 15 14H1L8 1.6Zm-.9 4.6.3 4h1.2l.3-4H7.1Zm.9 5a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8Z',
  note: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.8 6h1.6v5H7.2V7ZM8 3.8a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z',
  done: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.9 4.7-4.7 5.6-3.1-2.8 1-1.1 2 1.8 3.7-4.4 1.1.9Z',
  open: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z',
  unknown: 'M3 7.2h2v1.6H3V7.2Zm4 0h2v1.6H7V7.2Zm4 0h2v1.6h-2V7.2Z',
  low: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Zm0 1.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z',
  medium: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  high: 'M8 2 14.5 13.5h-13L8 2Z',
  critical:
    'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1L5.1 1Zm2 3 .3 5h1.2l.3-5H7.1Zm.9 6.2a1 1 0 1 0 0 2 1 1 0 0 0 0-2Z',
} as const;
export type IconName = keyof typeof PATHS;

/** A 16-unit sign in the colour of the text around it. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
    <path fill-rule="evenodd" d={PATHS[name]} />
  </svg>
);
