/**
 * The panel's line to the worker: connects, names its window, and connects again whenever the worker dies.
 *
 *   connecting ──first frame──▶ open ──disconnect──▶ connecting (at once; Chrome starts the worker again)
 *        └──disconnect──▶ lost, tried again after a growing delay ──first frame──▶ open
 *
 * What was shown stays: frames stop, nothing is cleared, and a whole snapshot comes first on the next connection.
 */
import type { PanelCommand, PanelFrame } from '../protocol/panel-port';
import { isOrphaned } from '../ui/ask';

/** How the line stands. `orphaned`: the extension was updated under this page, and no retry will help. */
export type PanelLink = 'connecting' | 'open' | 'lost' | 'orphaned';

/** As much of a `runtime.Port` as the feed needs. */
export interface PanelPort {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface PanelFeedOptions {
  /** Opens a port named PANEL_PORT. May throw when the extension is gone. */
  readonly connect: () => PanelPort;
  readonly windowId: number;
  readonly onFrame: (frame: PanelFrame) => void;
  readonly onLink: (link: PanelLink) => void;
}

export interface PanelFeed {
  /** Sends a command over the open port; false when there is none, and then nothing was asked. */
  readonly send: (command: PanelCommand) => boolean;
  readonly close: () => void;
}

/** Delay before the n-th try (from 0) in ms: the first at once, since a dead worker is the everyday case. */
export const reconnectDelayMs = (attempt: number): number =>
  attempt === 0 ? 0 : Math.min(5_000, 250 * 2 ** (attempt - 1));

/** Opens the line and keeps it open until closed. */
export function followWindow({ connect, windowId, onFrame, onLink }: PanelFeedOptions): PanelFeed {
  let port: PanelPort | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let closed = false;

  const open = () => {
    onLink(failures > 1 ? 'lost' : 'connecting');
    try {
      const opened = connect();
      port = opened;
      opened.onMessage.addListener((frame) => {
        if (port !== opened) return;
        failures = 0;
        onLink('open');
        onFrame(frame as PanelFrame);
      });
      opened.onDisconnect.addListener(() => {
        if (port === opened) retry();
      });
      opened.postMessage({ type: 'follow-window', windowId } satisfies PanelCommand);
    } catch (error) {
      if (isOrphaned(error)) {
        closed = true;
        port = undefined;
        onLink('orphaned');
      } else retry();
    }
  };

  const retry = () => {
    port = undefined;
    if (closed) return;
    timer = setTimeout(open, reconnectDelayMs(failures));
    failures += 1;
    onLink(failures > 1 ? 'lost' : 'connecting');
  };

  open();
  return {
    send(command) {
      if (!port) return false;
      try {
        port.postMessage(command);
        return true;
      } catch {
        // The port died and its disconnect event hasn't come yet.
        retry();
        return false;
      }
    },
    close() {
      closed = true;
      clearTimeout(timer);
      port?.disconnect();
      port = undefined;
    },
  };
}
