/** The panels that are open, and which session each follows. */
import type { PanelFrame } from '../protocol/panel-port';
import type { Runtime } from './browser';

interface Panel {
  readonly port: Runtime.Port;
  windowId: number | undefined;
  sessionId: string | undefined;
}

export class PanelLink {
  private readonly panels = new Map<Runtime.Port, Panel>();

  add(port: Runtime.Port): void {
    this.panels.set(port, { port, windowId: undefined, sessionId: undefined });
    port.onDisconnect.addListener(() => this.panels.delete(port));
  }

  get isEmpty(): boolean {
    return this.panels.size === 0;
  }

  /** Windows in which a panel is open. */
  get windowIds(): readonly number[] {
    return [
      ...new Set([...this.panels.values()].flatMap(({ windowId }) => (windowId === undefined ? [] : [windowId]))),
    ];
  }

  setWindow(port: Runtime.Port, windowId: number): void {
    const panel = this.panels.get(port);
    if (panel) panel.windowId = windowId;
  }

  /** Let the panels of a window follow a session; those that don't yet get `first`, in this order before any change. */
  follow(windowId: number, sessionId: string | undefined, first: PanelFrame, again: boolean): void {
    for (const panel of this.panels.values()) {
      if (panel.windowId !== windowId || (!again && panel.sessionId === sessionId && sessionId !== undefined)) continue;
      panel.sessionId = sessionId;
      post(panel.port, first);
    }
  }

  /** To the panels that follow this session. */
  tell(sessionId: string, frames: readonly PanelFrame[]): void {
    for (const panel of this.panels.values()) {
      if (panel.sessionId === sessionId) for (const frame of frames) post(panel.port, frame);
    }
  }

  /** To one panel that follows this session, of this window if there is one. @returns false where none is open. */
  tellOne(sessionId: string, windowId: number | undefined, frame: PanelFrame): boolean {
    const following = [...this.panels.values()].filter((panel) => panel.sessionId === sessionId);
    const panel = following.find((each) => each.windowId === windowId) ?? following[0];
    return panel !== undefined && post(panel.port, frame);
  }

  /** To the panels of a window. */
  tellWindow(windowId: number, frame: PanelFrame): void {
    for (const panel of this.panels.values()) if (panel.windowId === windowId) post(panel.port, frame);
  }

  /** To every panel. */
  broadcast(frame: PanelFrame): void {
    for (const { port } of this.panels.values()) post(port, frame);
  }
}

/** @returns whether it could be posted. */
function post(port: Runtime.Port, frame: PanelFrame): boolean {
  try {
    port.postMessage(frame);
    return true;
  } catch {
    // It closed a moment ago; its onDisconnect is on the way.
    return false;
  }
}
