/** Where our software thinks the call stands, a line a thing: ids, figures and our own words; none of the customer's. */
import { listObjectives } from './objectives';
import { timeInStageSec, type Moment, type Shown } from './moment';
import { compilePhrases } from './phrases';
import { STAGES, type Playbook } from './playbook';
import { neutralise } from './prompt-conversation';
import type { Utterance } from './conversation';

/** Lines looked at for what shows the stage, and how many are named. */
const STAGE_LINES = 10;
const STAGE_EVIDENCE = 3;
/** Things shown that are told, so that they aren't said again. */
const SHOWN_TOLD = 6;

/** The lines of the block. @param lines the conversation sent, which evidence is named from. */
export function stateLines(moment: Moment, lines: readonly Utterance[]): readonly string[] {
  const { stage, signals, met, unticked = [] } = moment;
  const shownBy = stageEvidence(moment, lines);
  return [
    `Stage: ${stage.current}, ${String(Math.round(stage.confidence))} % sure, for ${spokenTime(timeInStageSec(moment))}`,
    ...(shownBy.length === 0 ? [] : [`Lines that show it: ${shownBy.map((id) => `[${id}]`).join(', ')}`]),
    `Objectives met: ${listMet(met)}`,
    ...(unticked.length === 0 ? [] : [`Not met, says the rep, who knows: ${unticked.join(', ')}`]),
    ...openLines(moment),
    `The customer's last words: objection ${signals.objection_type}, buying signal ${signals.buying_signal ? 'yes' : 'no'}, sentiment ${signals.sentiment}`,
    ...measureLines(moment.measures),
    ...shownLines(moment.shown ?? []),
    ...(moment.repHeard
      ? []
      : [
          "The rep's microphone isn't heard: the conversation holds only the customer's side. What the rep said or did is unknown, so don't say that it is missing, and count nothing as met that only the rep can meet.",
        ]),
  ];
}

/** The latest lines that sound like the stage, by the playbook's own phrases. */
function stageEvidence({ stage, playbook }: Moment, lines: readonly Utterance[]): readonly string[] {
  const { rep, strongRep, customer, strongCustomer } = playbook.stages[stage.current].cues;
  const cues = {
    rep: compilePhrases([...rep, ...strongRep]),
    customer: compilePhrases([...customer, ...strongCustomer]),
  };
  return lines
    .slice(-STAGE_LINES)
    .filter(({ speaker, text }) => cues[speaker].matches(text) > 0)
    .slice(-STAGE_EVIDENCE)
    .map(({ id }) => id);
}

const listMet = (met: Moment['met']): string =>
  met.length === 0
    ? 'none'
    : met.map(({ id, utteranceId }) => (utteranceId ? `${id} [${utteranceId}]` : `${id} (says the rep)`)).join(', ');

/** What is open, with its priority. */
function openLines({ met, stage, playbook }: Moment): readonly string[] {
  const { remaining } = listObjectives({ met, stage: stage.current, playbook });
  const stageOf = new Map(playbook.objectives.map((objective) => [objective.id, objective.stage]));
  const list = (isListed: (at: Playbook['objectives'][number]['stage']) => boolean): string =>
    remaining
      .filter(({ id }) => isListed(stageOf.get(id) ?? stage.current))
      .map(({ id, priority }) => `${id} (${priority})`)
      .join(', ') || 'none';
  return [
    `Open in this stage: ${list((at) => at === stage.current)}`,
    `Open from earlier stages: ${list((at) => STAGES.indexOf(at) < STAGES.indexOf(stage.current))}`,
  ];
}

function measureLines(measures: Moment['measures']): readonly string[] {
  if (measures?.talkRatio === undefined) return [];
  const { talkRatio, longestMonologueSec, questions, wordsPerMinute, silenceAfterObjectionSec } = measures;
  const known = (figure: number | undefined, say: (figure: string) => string): readonly string[] =>
    figure === undefined ? [] : [say(String(Math.round(figure)))];
  const parts = [
    ...known(talkRatio * 100, (share) => `the rep has had ${share} % of it`),
    ...known(longestMonologueSec, (seconds) => `longest stretch ${seconds} s`),
    ...known(questions, (count) => `questions asked ${count}`),
    ...known(wordsPerMinute, (words) => `${words} words a minute lately`),
    ...known(silenceAfterObjectionSec, (seconds) => `${seconds} s of silence after the last objection`),
  ];
  return [`The talk so far: ${parts.join(', ')}`];
}

/** What was offered lately: said again it would be noise. What was held back and replaced never came on screen. */
function shownLines(shown: readonly Shown[]): readonly string[] {
  const texts = shown.map(
    ({ what, question }) => `“${neutralise(what)}”${question ? ` (“${neutralise(question)}”)` : ''}`,
  );
  const distinct = texts.filter((text, at) => !texts.includes(text, at + 1)).slice(-SHOWN_TOLD);
  return distinct.length === 0 ? [] : [`Advised lately, oldest first, not all of it seen: ${distinct.join('; ')}`];
}

function spokenTime(seconds: number): string {
  const whole = Math.floor(seconds);
  return whole < 60 ? `${String(whole)} s` : `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}
