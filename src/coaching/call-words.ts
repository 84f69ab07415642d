/** What this call itself gives local guidance to speak with: what they told, what they counted, who rang whom. English. */
import { isBackChannel, type Utterance } from './conversation';
import { lastFigure, worthOf } from './figures';
import type { Moment } from './moment';
import { wordsOf } from './phrases';
import { quoteOf } from './spoken-quote';

const FIRST_LINES = 6;
/** Utterances back from which somebody's own words are quoted: what was said half an hour ago is out of mind. */
const QUOTED_WITHIN = 250;
const ANSWERS_PHONE =
  /\b(?:speaking(?! (?:to|with))|how (?:can|may) (?:i|we) (?:help|be of)|what can (?:i|we) (?:do for you|help)|thank(?:s| you) for (?:calling|ringing|phoning)|you are through to)\b|\b(?:here|speaking)$/;
const CALLS_IN =
  /\b(?:i (?:saw|found|got|seen) (?:your|you|this)|(?:get|got|given|have) your (?:number|name|card)|(?:i am|i was|we are|just) (?:looking for|ringing about|calling about|ringing to|enquiring|wondering|after a)|do you (?:do|have|sell|still)|(?:it is|this is) (?:about|regarding) (?:my|our|the|your)|i (?:want|need|would like) to (?:cancel|book|order|ask|get|know)|(?:i )?(?:sent|filled|left) (?:you|in|a|an)|i would like (?:a|to)|can i (?:get|book|order|speak))\b/;

/** The customer rang, wrote or came: there is no reason for a call to give. */
export function isInbound(heard: readonly Utterance[]): boolean {
  const first = heard.slice(0, FIRST_LINES);
  const [opener] = first;
  const said = (line: Utterance): string => wordsOf(line.text).slice(0, 60).join(' ');
  if (
    opener?.speaker === 'rep' &&
    ANSWERS_PHONE.test(said(opener)) &&
    !/\b(?:calling|ringing) (?:from|about|because)\b/.test(said(opener))
  )
    return true;
  return (
    first
      .filter(({ speaker }) => speaker === 'customer')
      .slice(0, 2)
      .some((line) => CALLS_IN.test(said(line))) &&
    !first.some(
      (line) =>
        line.speaker === 'rep' &&
        /\b(?:i am (?:calling|ringing)|calling (?:from|about|because)|reason (?:for|i)|reaching out)\b/.test(
          said(line),
        ),
    )
  );
}

/** The customer's words that put an objective on the table, as far as they can be quoted. */
export function quoteOfMet({ met, heard, playbook }: Moment, id: string): string | undefined {
  const utteranceId = met.find((done) => done.id === id)?.utteranceId;
  const utterance = heard.slice(-QUOTED_WITHIN).findLast(({ id: heardId }) => heardId === utteranceId);
  if (utterance?.speaker !== 'customer' || isBackChannel(utterance)) return undefined;
  const cues = playbook.objectives.find((objective) => objective.id === id)?.cues ?? [];
  return cues.length === 0 ? undefined : quoteOf(utterance.text, { about: cues });
}

/** Questions of what it is worth, with what they counted and what they complained of. */
export function worthQuestions(moment: Moment): readonly string[] {
  const figure = lastFigure(moment.heard);
  const pain = quoteOfMet(moment, 'identify_pain');
  return [
    ...(figure ? [`You said “${figure.words}”: ${worthOf(figure, moment.playbook)}`] : []),
    ...(pain === undefined ? [] : [`You told me “${pain}”: what would it be worth to be rid of that?`]),
  ];
}
