import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PanelView } from '../../../src/coaching/panel-view';
import { Panel } from '../../../src/sidepanel/components/Panel';
import { createPanelModel } from '../../../src/sidepanel/panel-model';
import { findAccessibilityFaults } from '../../support/axe';
import { BUILT_AT_MS, buildSnapshot, buildView, guidanceFlags, suggestionsFlags } from '../../support/build-panel';

afterEach(cleanup);

describe('"Not now"', () => {
  it.each([
    ['focus', guidanceFlags],
    ['suggestion', suggestionsFlags],
  ])('should wave the %s away by its kind, with the keyboard too', async (_, flags) => {
    const { send, container } = show({ cardKind: 'objection:price' }, flags);
    const button = screen.getByRole('button', { name: 'Not now' });
    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(send).toHaveBeenCalledWith({ type: 'dismiss-guidance', sessionId: 'call_1', kind: 'objection:price' });
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it.each<[string, Partial<PanelView>]>([
    ['no card is up', { cardKind: undefined }],
    ['the call has ended', { status: 'ended', endedAtMs: BUILT_AT_MS }],
  ])('should not be there while %s', (_, view) => {
    show(view);
    expect(screen.queryByRole('button', { name: 'Not now' })).toBeNull();
  });
});

function show(view: Partial<PanelView>, flags = guidanceFlags) {
  const send = vi.fn();
  const model = createPanelModel({ send, nowMs: BUILT_AT_MS });
  model.setLink('open');
  model.receive(buildSnapshot({ flags, view: buildView(view) }));
  return { send, ...render(<Panel model={model} onOpenOptions={() => undefined} />) };
}
