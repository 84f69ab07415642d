/** Claude, seen from the worker: performs `ask-model`, brings the answer back as an input, streams the focus meanwhile. */
import { parseCoachingResponse } from '../coaching/coaching-response';
import { buildModelRequest } from '../coaching/prompt';
import type { Effect, ModelAnswer, SessionInput } from '../coaching/session-inputs';
import { parseSuggestionResponse } from '../coaching/suggestion-response';
import type { GuidanceFailure } from '../coaching/guidance';
import type { Moment } from '../coaching/moment';
import type { PanelFrame } from '../protocol/panel-port';
import type { Settings } from '../settings/settings';
import { askClaude } from './claude';
import type { SessionActor } from './session-actor';

type AskModel = Extract<Effect, { type: 'ask-model' }>;

interface ModelLinkParts {
  access(): Settings;
  take(actor: SessionActor, input: SessionInput): void;
  tell(actor: SessionActor, frames: readonly PanelFrame[]): void;
}

export class ModelLink {
  private readonly inFlight = new Map<string, { readonly sessionId: string; readonly controller: AbortController }>();
  private readonly parts: ModelLinkParts;

  constructor(parts: ModelLinkParts) {
    this.parts = parts;
  }

  /** Ask; the answer, or why there is none, comes back as an input. */
  async ask(actor: SessionActor, { requestId, mode, moment }: AskModel): Promise<void> {
    const { anthropicKey: key, anthropicUrl: url, claudeModel: model, productContext } = this.parts.access();
    const controller = new AbortController();
    this.inFlight.set(requestId, { sessionId: actor.state.sessionId, controller });
    const answer = await askClaude(
      buildModelRequest(moment, mode, productContext || moment.playbook.productContext),
      { key, url, model },
      {
        signal: controller.signal,
        onFocus: ({ what, why }) => {
          if (actor.state.pending?.requestId !== requestId) return;
          this.parts.tell(actor, [{ type: 'guidance-progress', what, why }]);
        },
      },
    );
    this.inFlight.delete(requestId);
    const atMs = Date.now();
    const read = answer.ok ? readAnswer(answer, mode, moment) : answer;
    this.parts.take(
      actor,
      'failure' in read
        ? {
            type: 'model-failed',
            requestId,
            failure: read.failure,
            ...(read.retryAfterMs === undefined ? {} : { retryAfterMs: read.retryAfterMs }),
            atMs,
          }
        : { type: 'model-answered', requestId, answer: read, atMs },
    );
  }

  abort(requestId: string): void {
    this.inFlight.get(requestId)?.controller.abort();
  }

  abortAll(sessionId: string): void {
    for (const request of this.inFlight.values()) if (request.sessionId === sessionId) request.controller.abort();
  }
}

function readAnswer(
  { text, model }: { text: string; model: string },
  mode: AskModel['mode'],
  moment: Moment,
): ModelAnswer | { readonly failure: GuidanceFailure; readonly retryAfterMs?: undefined } {
  if (mode === 'suggestions') {
    const parsed = parseSuggestionResponse(text, moment);
    return parsed.ok ? { mode, model, suggestion: parsed.value } : { failure: parsed.reason };
  }
  const parsed = parseCoachingResponse(text, moment);
  return parsed.ok ? { mode, model, ...parsed.value } : { failure: parsed.reason };
}
