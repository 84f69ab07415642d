import { describe, expect, it } from 'vitest';
import { noCards, withCard } from '../../../src/coaching/card-memory';
import { adviceFor } from '../../../src/coaching/choose-advice';
import { ANYTIME_QUESTIONS, OBJECTION_WORDS } from '../../../src/coaching/neutral-words';
import { NO_SIGNALS } from '../../../src/coaching/suggestion';
import { shippedPlaybook } from '../../../src/playbooks/shipped';
import { momentAfter, type Line } from './call-builder';

const TALK: readonly Line[] = [
  'rep: hi its ola from northwind the reason why i call is your heating',
  'customer: go on',
];

/** The questions after `ending`, all of the card's own having been led with before. */
function askedAgain(...ending: readonly Line[]) {
  const moment = momentAfter([...TALK, ...ending], { signals: NO_SIGNALS });
  const { questions, kind } = adviceFor(moment);
  const cards = questions.reduce(
    (memory, question) => withCard(memory, { kind, urgency: 'low', source: 'local', question, atMs: 0 }),
    noCards,
  );
  return { kind, questions: adviceFor({ ...moment, cards }).questions, first: questions };
}

describe('a card that ends or waits', () => {
  it.each<[string, ...Line[]]>([
    ['leave', 'customer: take me off your list please', 'rep: i will', 'customer: right cheerio'],
    ['wrap-up', 'rep: lovely talk soon then', 'customer: bye now'],
    ['line', 'rep: it is very warm', 'customer: you are breaking up'],
    ['fetching', 'rep: is she in', "customer: i'll see if i can get her"],
  ])('should repeat its own question and borrow none: %s', (kind, ...lines) => {
    const again = askedAgain(...lines);
    expect(again.kind).toBe(kind);
    expect(again.questions.length).toBeGreaterThan(0);
    expect(again.first).toEqual(expect.arrayContaining([...again.questions]));
    expect(again.questions.filter((question) => ANYTIME_QUESTIONS.includes(question))).toEqual([]);
  });
});

describe('questions of a playbook that are those for any trade too', () => {
  it('should come once', () => {
    const playbook = shippedPlaybook('saas-discovery');
    const twice = OBJECTION_WORDS.authority.questions[0]!;
    const others = playbook.objections.authority.questions.filter((question) => question !== twice);
    // With the playbook's others led with before, those for any trade come up beside the one that is both.
    const cards = others.reduce(
      (memory, question) => withCard(memory, { kind: 'x', urgency: 'low', source: 'local', question, atMs: 0 }),
      noCards,
    );
    const { questions, kind } = adviceFor(
      momentAfter([...TALK, 'customer: i would have to ask my boss'], {
        playbook,
        cards,
        signals: { ...NO_SIGNALS, objection_type: 'authority' },
      }),
    );
    expect(kind).toBe('objection:authority');
    expect(questions.filter((question) => question === twice)).toHaveLength(1);
  });
});
