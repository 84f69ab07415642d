/** The whole side panel on a page, with frames as the worker sends them. */
import { render, screen, within } from '@testing-library/preact';
import { vi } from 'vitest';
import type { PanelFrame } from '../../src/protocol/panel-port';
import { Panel } from '../../src/sidepanel/components/Panel';
import { createPanelModel } from '../../src/sidepanel/panel-model';
import { BUILT_AT_MS } from './build-panel';

// jsdom has the element and none of its methods (29.1).
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  },
});

/** The keys that Chrome listens for, as the panel is told of them. */
export const CHROME_KEYS = [
  { text: 'Help me now', keys: 'Alt+Shift+H' },
  { text: 'Open the coach on this tab', keys: '' },
];

export function showPanel(...frames: readonly PanelFrame[]) {
  const send = vi.fn();
  const onOpenOptions = vi.fn();
  const model = createPanelModel({ send, nowMs: BUILT_AT_MS });
  if (frames.length > 0) model.setLink('open');
  for (const frame of frames) model.receive(frame);
  const chromeKeys = () => Promise.resolve(CHROME_KEYS);
  const { container } = render(<Panel model={model} chromeKeys={chromeKeys} onOpenOptions={onOpenOptions} />);
  return { model, send, container, onOpenOptions };
}

/** What is in a region of the panel. */
export const region = (name: string) => within(screen.getByRole('region', { name }));
