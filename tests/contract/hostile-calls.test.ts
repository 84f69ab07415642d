/** Calls on which people try to command the model or break out of the prompt: their words stay data. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CoachingGuidance, MAX_FOCUS_CHARS, MAX_LINE_CHARS } from '../../src/coaching/guidance';
import { plainText } from '../../src/coaching/plain-text';
import { buildModelRequest } from '../../src/coaching/prompt';
import { MAX_PROMPT_CHARS, MAX_PROMPT_UTTERANCE_CHARS, neutralise } from '../../src/coaching/prompt-conversation';
import { MAX_EARLIER_CHARS } from '../../src/coaching/prompt-earlier';
import { Suggestion } from '../../src/coaching/suggestion';
import { MAX_SUGGESTION_CHARS } from '../../src/coaching/suggestion-response';
import { defaultPlaybook } from '../../src/playbooks/default';
import { CoachedSession } from '../support/coached-session';
import { hostileCalls, hostileFields, hostilePlaybook, momentAfter, readPrompt } from '../support/hostile-calls';
import { aMoment } from '../support/moment';
import { answerFromPrompt } from '../support/standins/anthropic-outcomes';
import { startAnthropicStandIn, type AnthropicStandIn } from '../support/standins/anthropic-server';

const MODES = ['guidance', 'suggestions'] as const;
/** Our own delimiters, opening and closing, and everything that only looks like a tag of any kind. */
const ANGLES = /[<>＜＞﹤﹥]/g;

it('should be a corpus of at least twenty calls', () => {
  expect(hostileCalls.length).toBeGreaterThanOrEqual(20);
});

describe.each(hostileCalls)('the prompt for $name', ({ lines }) => {
  const hostile = momentAfter(lines);

  it.each(MODES)('should hold every word as data that can’t end its block (%s)', (mode) => {
    const { user } = buildModelRequest(hostile, mode, '');
    const { conversation, earlier } = readPrompt(user);
    // Each line is one utterance of ours, under the id and the name of whoever really spoke it.
    const spoken = hostile.heard.slice(-conversation.length);
    expect(conversation.map(({ id, label }) => [id, label])).toEqual(
      spoken.map(({ id, speaker }) => [id, speaker === 'rep' ? 'Rep' : 'Customer']),
    );
    for (const [index, { text }] of conversation.entries()) {
      const whole = neutralise(spoken[index]?.text ?? '');
      if (whole.length <= MAX_PROMPT_UTTERANCE_CHARS) expect(text).toBe(whole);
      else expect(whole.endsWith(text.replace(/^…/, ''))).toBe(true);
    }
    expect(user.match(ANGLES)).toHaveLength(earlier.length > 0 ? 12 : 8);
  });

  it.each(MODES)('should have the same system part as a friendly call’s (%s)', (mode) => {
    const asked = buildModelRequest(hostile, mode, '');
    const friendly = buildModelRequest(aMoment({ met: [] }), mode, '');
    expect(asked.system).toBe(friendly.system);
    expect(asked.schema).toEqual(friendly.schema);
    expect(asked.maxTokens).toBe(friendly.maxTokens);
  });

  it('should be bounded, and free of what hides, reorders or is no text', () => {
    const { user } = buildModelRequest(hostile, 'guidance', '');
    expect(user.length).toBeLessThan(MAX_PROMPT_CHARS + MAX_EARLIER_CHARS + 1_000);
    expect(user.replaceAll('\n', '')).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u);
    expect(user).not.toMatch(/\p{M}{9}/u);
  });
});

describe('the prompt for hostile fields', () => {
  it.each(MODES)('should keep the rep’s own words on the product in their block (%s)', (mode) => {
    const { system } = buildModelRequest(aMoment(), mode, hostileFields.productContext);
    expectWholeSystem(system, aMoment().playbook.objectives.length);
  });

  it.each(MODES)('should keep a playbook’s texts in their lines (%s)', (mode) => {
    const playbook = hostilePlaybook();
    const { system, user } = buildModelRequest(aMoment({ playbook, met: [] }), mode, '');
    expectWholeSystem(system, playbook.objectives.length);
    readPrompt(user);
  });

  it('should not hold the tab’s title at all', () => {
    const session = new CoachedSession('guidance');
    session.hear('customer: ten a week');
    expect(JSON.stringify(buildModelRequest(aMoment(), 'guidance', ''))).not.toContain(session.state.tabTitle);
  });

  function expectWholeSystem(system: string, objectives: number): void {
    for (const block of ['product', 'playbook']) {
      expect(system.split(`\n\n<${block}>\n`)).toHaveLength(2);
      expect(system.split(`\n</${block}>\n\n`)).toHaveLength(2);
      expect(system.split(`</${block}`)).toHaveLength(2);
    }
    const playbook = /\n<playbook>\n([^]*)\n<\/playbook>\n/.exec(system)?.[1] ?? '';
    expect(playbook).not.toMatch(ANGLES);
    const lines = playbook.split('\n');
    expect(lines.filter((line) => /^Stage (opening|discovery|pitch|objection|close): /.test(line))).toHaveLength(5);
    expect(lines.filter((line) => /^- [a-z_]+: .*; met /.test(line))).toHaveLength(objectives);
    expect(lines).toHaveLength(5 + objectives);
    expect(system.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  }
});

describe('a session through which a hostile call goes', () => {
  let claude: AnthropicStandIn;
  beforeAll(async () => {
    claude = await startAnthropicStandIn({ firstPieceMs: 0, pieceMs: 0 });
  });
  afterAll(() => claude.stop());
  beforeEach(() => claude.follow(answerFromPrompt));

  const cases = hostileCalls.flatMap(({ name, lines }) => MODES.map((mode) => ({ name, lines, mode })));

  it.each(cases)(
    'should be taken by Claude’s API and answered within bounds: $name, $mode',
    async ({ lines, mode }) => {
      const session = new CoachedSession(mode, {
        anthropicKey: 'test-anthropic-key',
        anthropicUrl: claude.url,
        claudeModel: 'claude-haiku-5-5',
      });
      const from = claude.calls.length;
      for (const { speaker, text } of lines) {
        session.hear(`${speaker}: ${text}`);
        await session.settle();
      }
      const calls = claude.calls.slice(from);
      expect(calls.length).toBeGreaterThan(0);
      expect(calls.map(({ fault }) => fault)).toEqual(calls.map(() => undefined));
      // The stand-in says the longest word back in every field: one of 3,000 letters doesn't fit, and the local coach stands.
      expect([undefined, 'cut-short']).toContain(session.state.lastFailure);
      expectBounded(session);
      // What the customer claims to have met, only evidence shows.
      for (const { utteranceId } of session.state.met) {
        expect(session.state.conversation.utterances.map(({ id }) => id)).toContain(utteranceId);
      }
      expect(await session.rebuilt()).toEqual(session.state);
    },
  );

  it.each(cases)('should be coached locally in the playbook’s own words: $name, $mode', async ({ lines, mode }) => {
    const session = new CoachedSession(mode);
    for (const { speaker, text } of lines) session.hear(`${speaker}: ${text}`);
    await session.settle();
    expectBounded(session);
    const said = lines.flatMap(({ text }) => plainText(text).match(/\S{12,}/g) ?? []);
    const ours = JSON.stringify(defaultPlaybook);
    const offered = JSON.stringify([session.state.guidance?.guidance, session.state.suggestion?.suggestion]);
    expect(said.filter((word) => offered.includes(word) && !ours.includes(word))).toEqual([]);
  });
});

/** Everything the panel was ever offered fits its wire format and its room. */
function expectBounded({ frames }: CoachedSession): void {
  for (const frame of frames) {
    if (frame.type === 'coaching_guidance') {
      const { focus, guidance } = CoachingGuidance.parse(frame.guidance);
      expect(Math.max(focus.what.length, focus.why.length)).toBeLessThanOrEqual(MAX_FOCUS_CHARS);
      for (const line of [...guidance.key_questions, ...guidance.talking_points]) {
        expect(line.length).toBeLessThanOrEqual(MAX_LINE_CHARS);
      }
    } else if (frame.type === 'suggestion') {
      const { primary_suggestion, next_move } = Suggestion.parse(frame.suggestion);
      // The derived form joins a focus and a question.
      expect(primary_suggestion.text.length).toBeLessThanOrEqual(MAX_SUGGESTION_CHARS + MAX_LINE_CHARS);
      expect(next_move.length).toBeLessThanOrEqual(MAX_LINE_CHARS + 20);
    }
  }
}
