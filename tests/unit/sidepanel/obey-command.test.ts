/** Keys pressed in the call's tab, as they reach the panel. */
import { describe, expect, it, vi } from 'vitest';
import type { PanelView } from '../../../src/coaching/panel-view';
import type { CallCommand, PanelCommand } from '../../../src/protocol/panel-port';
import { createPanelModel } from '../../../src/sidepanel/panel-model';
import { BUILT_AT_MS, buildGuidance, buildSnapshot, buildView } from '../../support/build-panel';

const OF_CALL = { sessionId: 'call_1' };
const OF_CARD = { ...OF_CALL, kind: 'identify_pain' };
const HELP: PanelCommand = { type: 'request-guidance', ...OF_CALL };

describe('a key pressed in the call’s tab', () => {
  it.each<[CallCommand, PanelCommand]>([
    ['help-me-now', HELP],
    ['not-now', { type: 'dismiss-guidance', ...OF_CARD }],
    ['toggle-pin', { type: 'pin-card', pinned: true, ...OF_CARD }],
  ])('should ask for what it means: %s', (command, asked) => {
    const { send, press } = given();
    press(command);
    expect(send.mock.calls).toEqual([[asked]]);
  });

  it('should let a pinned card go', () => {
    const { send, press } = given({ card: { kind: 'identify_pain', pinned: true, helped: false, waiting: undefined } });
    press('toggle-pin');
    expect(send.mock.calls).toEqual([[{ type: 'pin-card', pinned: false, ...OF_CARD }]]);
  });

  it('should ask for help, and show what comes of it instead of an earlier card', () => {
    const { model, send, press, lookBack } = given();
    lookBack();
    press('help-me-now');
    expect(model.guidanceHistory.lookedAt.value).toBeUndefined();
    expect(send.mock.calls).toEqual([[HELP]]);
  });

  it.each<CallCommand>(['not-now', 'toggle-pin'])(
    'should only end a look back: the card that is up isn’t seen: %s',
    (command) => {
      const { model, send, press, lookBack } = given();
      lookBack();
      press(command);
      expect(model.guidanceHistory.lookedAt.value).toBeUndefined();
      expect(send).not.toHaveBeenCalled();
      press(command);
      expect(send).toHaveBeenCalledOnce();
    },
  );

  it('should pin nothing beneath words that are being written', () => {
    const { model, send, press } = given({ asking: 'call_1/1' });
    model.receive({ type: 'guidance-progress', requestId: 'call_1/1', what: 'Ask for', why: '' });
    press('toggle-pin');
    expect(send).not.toHaveBeenCalled();
  });

  it('should ask nothing of a call that has ended', () => {
    const { send, press } = given({ status: 'ended' });
    for (const command of ['help-me-now', 'not-now', 'toggle-pin'] as const) press(command);
    expect(send).not.toHaveBeenCalled();
  });
});

function given(view: Partial<PanelView> = {}) {
  const send = vi.fn();
  const model = createPanelModel({ send, nowMs: BUILT_AT_MS });
  model.setLink('open');
  model.receive(buildSnapshot({ view: buildView(view) }));
  return {
    model,
    send,
    press: (command: CallCommand) => model.receive({ type: 'call-command', command }),
    /** At the card before another that came. */
    lookBack: () => {
      const guidance = buildGuidance({ what: 'Ask for the trial' });
      model.receive({
        type: 'coaching_guidance',
        guidance,
        source: { kind: 'local' },
        answers: undefined,
        atMs: BUILT_AT_MS,
      });
      model.guidanceHistory.earlier(BUILT_AT_MS);
      expect(model.guidanceHistory.lookedAt.value).toBeDefined();
    },
  };
}
