/** The measures of the talk as rows: a figure in words, what to aim for, and what its picture draws. */
import type { CallMeasures } from '../coaching/measures';
import type { Measures as Thresholds } from '../coaching/playbook-thresholds';
import { t, toNumber } from '../ui/messages';

export type Picture =
  | { readonly kind: 'share'; readonly share: number; readonly marks: readonly number[] }
  | { readonly kind: 'gauge'; readonly value: number; readonly max: number; readonly marks: readonly number[] }
  | { readonly kind: 'tallies'; readonly count: number };

export interface MeasureRow {
  readonly name: string;
  /** Undefined where it can't be told. */
  readonly value: string | undefined;
  /** What the playbook asks for; empty where it asks for nothing. */
  readonly aim: string;
  /** The figure is on the wrong side of its aim. */
  readonly isOff: boolean;
  readonly picture: Picture | undefined;
}

/** A bar reaches half as far again as its threshold, or as far as the figure. */
const BEYOND = 1.5;
/** After an objection nobody is silent for longer than this on purpose. */
const SILENCE_SCALE_SEC = 6;

/** Every measure, in the order in which they are listed. */
export function measureRows(measures: CallMeasures, thresholds: Thresholds): readonly MeasureRow[] {
  const { talkRatio, currentMonologueSec, longestMonologueSec, questions, questionsPer10Min } = measures;
  const { maxMonologueSec, maxWordsPerMinute, minQuestionsPer10Min } = thresholds;
  const { low, high } = thresholds.talkRatio;
  const percent = talkRatio === undefined ? undefined : Math.round(talkRatio * 100);
  const longestSec = Math.max(maxMonologueSec * BEYOND, longestMonologueSec ?? 0);
  const stretch = (name: string, sec: number | undefined): MeasureRow => ({
    name,
    value: inWords(sec, (seconds) => t('panel_seconds', { seconds })),
    aim: t('panel_aim_monologue', { seconds: maxMonologueSec }),
    isOff: (sec ?? 0) > maxMonologueSec,
    picture: gauge(sec, longestSec, maxMonologueSec),
  });
  return [
    {
      name: t('panel_row_share'),
      value: inWords(percent, (you) => t('panel_share', { you, them: 100 - you })),
      aim: t('panel_aim_share', { low, high }),
      isOff: percent !== undefined && (percent < low || percent > high),
      picture:
        talkRatio === undefined ? undefined : { kind: 'share', share: talkRatio, marks: [low / 100, high / 100] },
    },
    stretch(t('panel_row_monologue'), currentMonologueSec),
    stretch(t('panel_row_longest'), longestMonologueSec),
    {
      name: t('panel_row_questions'),
      value: inWords(questions, (count) =>
        questionsPer10Min === undefined
          ? toNumber(count)
          : t('panel_questions_rate', { count, rate: Math.round(questionsPer10Min) }),
      ),
      aim: t('panel_aim_questions', { count: minQuestionsPer10Min }),
      isOff: questionsPer10Min !== undefined && questionsPer10Min < minQuestionsPer10Min,
      picture: gauge(
        questionsPer10Min,
        Math.max(minQuestionsPer10Min * 3, questionsPer10Min ?? 0),
        minQuestionsPer10Min,
      ),
    },
    {
      name: t('panel_row_pace'),
      value: inWords(measures.wordsPerMinute, (words) => t('panel_pace', { words })),
      aim: t('panel_aim_pace', { words: maxWordsPerMinute }),
      isOff: (measures.wordsPerMinute ?? 0) > maxWordsPerMinute,
      picture: gauge(
        measures.wordsPerMinute,
        Math.max(maxWordsPerMinute * BEYOND, measures.wordsPerMinute ?? 0),
        maxWordsPerMinute,
      ),
    },
    {
      name: t('panel_row_interruptions'),
      value: inWords(measures.interruptions, toNumber),
      aim: '',
      isOff: false,
      picture: measures.interruptions ? { kind: 'tallies', count: measures.interruptions } : undefined,
    },
    {
      name: t('panel_row_silence'),
      value: inWords(measures.silenceAfterObjectionSec, (seconds) => t('panel_seconds', { seconds })),
      aim: '',
      isOff: false,
      picture: gauge(measures.silenceAfterObjectionSec, SILENCE_SCALE_SEC),
    },
  ];
}

/** The row as one sentence, for who doesn't see its picture. */
export const pictureLabel = ({ name, value = t('panel_not_known'), aim, isOff }: MeasureRow): string =>
  [t('panel_picture', { name, value }), aim, isOff ? t('panel_off_aim') : ''].filter((part) => part !== '').join('; ');

const gauge = (value: number | undefined, max: number, ...marks: readonly number[]): Picture | undefined =>
  value === undefined ? undefined : { kind: 'gauge', value, max, marks };

const inWords = (value: number | undefined, say: (whole: number) => string): string | undefined =>
  value === undefined ? undefined : say(Math.round(value));
