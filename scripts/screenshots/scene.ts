/** What is photographed: a page of the extension in one state. */
import type { Page } from 'playwright-core';
import type { PageRequest, Replies, Reply } from '../../src/protocol/messages.ts';
import type { PanelFrame } from '../../src/protocol/panel-port.ts';
import type { MicrophonePermission } from '../../src/ui/microphone.ts';

/** A page of the extension: its folder in src. */
export type PageName = 'sidepanel' | 'popup' | 'options' | 'welcome';

/** The worker's answers, by request; one without an answer is left open, as by a worker that is busy. */
export type WorkerReplies = { readonly [Type in PageRequest['type']]?: Reply<Replies[Type]> };

export interface Scene {
  /** In file names: small letters and hyphens. */
  readonly name: string;
  readonly page: PageName;
  /** Epoch ms; the page's clock stands still there. */
  readonly nowMs: number;
  /** What the worker's end of the panel's port says, in order. */
  readonly frames?: readonly PanelFrame[];
  readonly replies?: WorkerReplies;
  /** `granted` unless told otherwise. */
  readonly microphone?: MicrophonePermission;
  /** What the rep does then, before the picture; by keys and classes, since the words are another language's at times. */
  readonly act?: (page: Page) => Promise<void>;
  /** What is there once the page is ready: a selector. */
  readonly until: string;
  /** Photographed in forced colours too. */
  readonly forcedColors?: boolean;
}

/** Scenes that are looked at together: one contact sheet. */
export interface Sheet {
  readonly name: string;
  readonly scenes: readonly Scene[];
  /** CSS pixels; all of {@link WIDTHS} unless told otherwise. */
  readonly widths?: readonly number[];
}

/** The narrowest side panel that Chrome makes, a usual one, a wide one. */
export const WIDTHS = [320, 420, 720] as const;

/** A good answer. */
export const ok = <T>(value: T): Reply<T> => ({ ok: true, value });
