/** The corpus of hostile calls on the panel: everything anyone said or wrote is text, and stays in its own line. */
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { framesOf, snapshotFrame, viewFrame } from '../../../src/background/panel-frames';
import { parseCoachingResponse } from '../../../src/coaching/coaching-response';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { plainText } from '../../../src/coaching/plain-text';
import { momentOf } from '../../../src/coaching/session-moment';
import { defaultPlaybook } from '../../../src/playbooks/default';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { Panel } from '../../../src/sidepanel/components/Panel';
import { createPanelModel } from '../../../src/sidepanel/panel-model';
import { guidanceFlags, suggestionsFlags } from '../../support/build-panel';
import { hostileCalls, hostileFields } from '../../support/hostile-calls';
import { someServices } from '../../support/services';
import { play, say, start, START_MS, withModel, type Played } from '../../support/session';

interface SpokenLine {
  readonly speaker: 'rep' | 'customer';
  readonly text: string;
}

const MODES = ['guidance', 'suggestions'] as const;
const FRIENDLY: readonly SpokenLine[] = [
  { speaker: 'rep', text: 'How many calls do you miss?' },
  { speaker: 'customer', text: 'About ten a week.' },
];

afterEach(cleanup);

describe.each(hostileCalls)('the panel on $name', ({ lines }) => {
  it.each(MODES)('should show it as text, and nothing else of it (%s)', (mode) => {
    const friendly = shape(show(mode, FRIENDLY, 'Dialer'));
    cleanup();
    const panel = show(mode, lines, hostileFields.tabTitle);
    const { tags, attributes, handlers } = shape(panel);
    expect([...tags].filter((tag) => !friendly.tags.has(tag))).toEqual([]);
    expect([...attributes].filter((name) => !friendly.attributes.has(name))).toEqual([]);
    expect(handlers).toEqual([]);
    expect((globalThis as { hacked?: unknown }).hacked).toBeUndefined();
    const shown = [...panel.querySelectorAll('section.transcript li')].map(({ textContent }) => textContent);
    for (const { text } of lines) {
      // An invisible line leaves an empty one.
      expect(shown.some((line) => (line ?? '').includes(text.trim()))).toBe(true);
    }
  });

  it.each(MODES)('should keep its direction to itself (%s)', (mode) => {
    const panel = show(mode, lines, hostileFields.tabTitle);
    for (const element of panel.querySelectorAll('*')) {
      const own = [...element.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE);
      const words = own.map(({ textContent }) => textContent ?? '').join('');
      // Beyond Latin letters, or with characters that turn the order around: somebody else's words.
      if (!/[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(words)) continue;
      const isolated = element.closest('[dir="auto"], bdi') !== null;
      const alone = /^(P|LI|H[1-6])$/.test(element.tagName) && element.textContent === words;
      expect({ words: words.slice(0, 40), apart: isolated || alone }).toMatchObject({ apart: true });
    }
    for (const line of panel.querySelectorAll('section.transcript li')) {
      expect(line.querySelector('.speaker')?.closest('[dir="auto"]')).toBeNull();
    }
  });
});

/** The panel at the end of a call on which Claude, too, says back whatever the customer said. */
function show(mode: (typeof MODES)[number], lines: readonly SpokenLine[], tabTitle: string): Element {
  const model = createPanelModel({ send: vi.fn(), nowMs: START_MS });
  model.setLink('open');
  const services = someServices();
  const flags = mode === 'guidance' ? guidanceFlags : suggestionsFlags;
  let call = play([{ ...start(mode), tabTitle } as SessionInput], withModel);
  const { container } = render(<Panel model={model} chromeKeys={async () => []} onOpenOptions={vi.fn()} />);
  const tell = (frames: readonly PanelFrame[]) => act(() => frames.forEach((frame) => model.receive(frame)));
  tell([snapshotFrame(call.state, { playbook: defaultPlaybook, services, flags })]);
  const step = (from: Played, input: Parameters<typeof play>[0][number]) => {
    const next = play([input], withModel, from);
    const events = next.journal.slice(from.journal.length);
    tell([
      viewFrame(next.state, defaultPlaybook, services),
      ...events.flatMap((event) => framesOf(event, next.state, defaultPlaybook)),
    ]);
    return next;
  };
  for (const { speaker, text } of lines) {
    call = step(call, say(call.state.lastSeq + 1, speaker, text));
    const requestId = call.state.pending?.requestId ?? '';
    tell([{ type: 'guidance-progress', requestId, what: plainText(text), why: plainText(text) }]);
    const answer = echo(call, mode, text);
    if (answer) call = step(call, answer);
  }
  return container;
}

function echo(
  { state }: Played,
  mode: (typeof MODES)[number],
  text: string,
): Parameters<typeof play>[0][number] | undefined {
  const requestId = state.pending?.requestId;
  if (requestId === undefined) return undefined;
  const atMs = START_MS + state.lastSeq * 2_000 + 1_800;
  const model = 'claude-test';
  const words = plainText(text).slice(0, 200) || 'Ask';
  if (mode === 'suggestions') {
    const suggestion = {
      primary_suggestion: { text: words, reasoning: words, confidence: 50, urgency: 'low' as const },
      context: {
        call_stage: 'opening' as const,
        objection_detected: false,
        objection_type: 'none' as const,
        buying_signal: false,
        sentiment: 'neutral' as const,
      },
      highlight_toolkit: [],
      next_move: words,
    };
    return { type: 'model-answered', requestId, atMs, answer: { mode, model, suggestion } };
  }
  const read = parseCoachingResponse(
    JSON.stringify({
      focus: { what: words, why: words, urgency: 'low' },
      key_questions: [words],
      talking_points: [words],
      stage_validation: { current_stage: 'opening', confidence: 50 },
    }),
    momentOf(state, defaultPlaybook, atMs),
  );
  if (!read.ok) return { type: 'model-failed', requestId, atMs, failure: read.reason };
  return { type: 'model-answered', requestId, atMs, answer: { mode, model, ...read.value } };
}

function shape(panel: Element) {
  const elements = [...panel.querySelectorAll('*')];
  const attributes = elements.flatMap((element) => [...element.attributes]);
  return {
    tags: new Set(elements.map(({ tagName }) => tagName.toLowerCase())),
    attributes: new Set(attributes.map(({ name }) => name)),
    handlers: attributes.filter(
      ({ name, value }) => /^on/i.test(name) || (name !== 'title' && /javascript:/i.test(value)),
    ),
  };
}
