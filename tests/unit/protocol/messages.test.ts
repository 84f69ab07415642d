/** What the compiler holds of the protocol (`npm run check`), and what parsing does. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { OffscreenToWorker, type WorkerToOffscreen } from '../../../src/protocol/capture-port';
import {
  CallReport,
  PageRequest,
  type KeyCheck,
  type Replies,
  type Reply,
  type TabStatus,
} from '../../../src/protocol/messages';
import { PanelCommand, type PanelFrame } from '../../../src/protocol/panel-port';
import type { CoachingMode, FeatureFlags } from '../../../src/settings/feature-flags';
import type { MaskedKey, SettingsPatch } from '../../../src/settings/settings';
import type { Message } from '../../../src/coaching/message';

type RequestOf<T extends PageRequest['type']> = Extract<PageRequest, { type: T }>;
type FrameOf<T extends PanelFrame['type']> = Extract<PanelFrame, { type: T }>;

describe('requests', () => {
  it('should each have an answer, and nothing else has one', () => {
    expectTypeOf<keyof Replies>().toEqualTypeOf<PageRequest['type'] | CallReport['type']>();
    expectTypeOf<Replies['get-feature-flags']>().toEqualTypeOf<FeatureFlags>();
    expectTypeOf<Replies['get-tab-status']>().toEqualTypeOf<TabStatus>();
    expectTypeOf<Replies['check-key']>().toEqualTypeOf<KeyCheck>();
    expectTypeOf<Replies['start-session']>().toEqualTypeOf<{ sessionId: string }>();
  });

  it('should carry what each needs, to the worker', () => {
    expectTypeOf<PageRequest['to']>().toEqualTypeOf<'background'>();
    expectTypeOf<RequestOf<'start-session'>['tabId']>().toBeNumber();
    expectTypeOf<RequestOf<'set-coaching-mode'>['mode']>().toEqualTypeOf<CoachingMode>();
    expectTypeOf<RequestOf<'update-settings'>['patch']>().toEqualTypeOf<SettingsPatch>();
    // @ts-expect-error a start names its tab
    const start: PageRequest = { to: 'background', type: 'start-session' };
    // @ts-expect-error no such service
    const check: PageRequest = { to: 'background', type: 'check-key', service: 'other' };
    // @ts-expect-error a report is no request of a page
    const report: PageRequest = { to: 'background', type: 'report-call', site: 'aircall', state: 'ended' };
    for (const wrong of [start, check, report]) expect(PageRequest.safeParse(wrong).success).toBe(false);
  });

  it('should never give a key back', () => {
    expectTypeOf<Replies['get-settings']['settings']['anthropicKey']>().toEqualTypeOf<MaskedKey>();
    expectTypeOf<Replies['update-settings']['settings']['deepgramKey']>().toEqualTypeOf<MaskedKey>();
    expectTypeOf<MaskedKey>().not.toExtend<string>();
  });

  it('should be answered with a value or an error, never both', () => {
    const read = (reply: Reply<KeyCheck>): Message => (reply.ok ? reply.value.text : reply.error.message);
    // @ts-expect-error a refusal has no value
    const wrong = (reply: Extract<Reply<KeyCheck>, { ok: false }>): unknown => reply.value;
    const refusal = { ok: false, error: { code: 'failed', message: { key: 'error_no_answer' } } } as const;
    expect([read(refusal), wrong(refusal)]).toEqual([{ key: 'error_no_answer' }, undefined]);
  });

  it('should let a content script say only how a call stands', () => {
    expectTypeOf<keyof CallReport>().toEqualTypeOf<'to' | 'type' | 'site' | 'state' | 'muted' | 'mayRejoin'>();
    const talkative = { to: 'background', type: 'report-call', site: 'aircall', state: 'ended', tabId: 3 };
    expect(CallReport.parse(talkative)).not.toHaveProperty('tabId');
  });
});

describe('the panel port', () => {
  it('should carry guidance and suggestion with their origin beside them', () => {
    expectTypeOf<FrameOf<'coaching_guidance'>>().toHaveProperty('guidance');
    expectTypeOf<FrameOf<'coaching_guidance'>>().toHaveProperty('source');
    expectTypeOf<FrameOf<'coaching_guidance'>['guidance']>().not.toHaveProperty('source');
    expectTypeOf<FrameOf<'suggestion'>['suggestion']>().not.toHaveProperty('source');
  });

  it('should take ten commands and, of edits, the rep’s tick alone', () => {
    expectTypeOf<PanelCommand['type']>().toEqualTypeOf<
      | 'follow-window'
      | 'stop-session'
      | 'request-guidance'
      | 'announce-listening'
      | 'forget-session'
      | 'edit-objective'
      | 'dismiss-guidance'
      | 'pin-card'
      | 'mark-helped'
      | 'ask-call'
    >();
    // @ts-expect-error the panel asks and never edits
    const edit: PanelCommand = { type: 'set-stage', stage: 'close' };
    expect(PanelCommand.safeParse(edit).success).toBe(false);
  });
});

describe('the capture port', () => {
  it('should carry keys one way only: to the page that captures', () => {
    expectTypeOf<Extract<WorkerToOffscreen, { type: 'start' }>>().toHaveProperty('deepgram');
    expectTypeOf<Extract<OffscreenToWorker, { type: 'hello' }>>().not.toHaveProperty('deepgram');
    // @ts-expect-error a stop names its capture
    const stop: WorkerToOffscreen = { type: 'stop' };
    expect(stop).toEqual({ type: 'stop' });
  });

  it('should number events from 1', () => {
    const events = (seq: number) => ({
      type: 'events',
      captureId: 'capture-1',
      events: [{ seq, event: { type: 'gap', startMs: 0, endMs: 10 } }],
    });
    expect(OffscreenToWorker.safeParse(events(1)).success).toBe(true);
    expect(OffscreenToWorker.safeParse(events(0)).success).toBe(false);
    expect(OffscreenToWorker.safeParse(events(1.5)).success).toBe(false);
  });
});
