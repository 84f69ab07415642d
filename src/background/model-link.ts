/** Claude, seen from the worker: performs `ask-model`, brings the answer back as an input, streams the focus meanwhile. */
import { parseCoachingResponse } from '../coaching/coaching-response';
import { isHeldBack } from '../coaching/offer-cards';
import { buildModelRequest } from '../coaching/prompt';
import type { Effect, ModelAnswer, SessionInput } from '../coaching/session-inputs';
import { parseSuggestionResponse } from '../coaching/suggestion-response';
import type { GuidanceFailure } from '../coaching/guidance';
import type { Moment } from '../coaching/moment';
import type { PanelFrame } from '../protocol/panel-port';
import type { Settings } from '../settings/settings';
import { askClaude } from './claude';
import { errorName } from './error-name';
import type { SessionActor } from './session-actor';

type Failure = { readonly failure: GuidanceFailure; readonly retryAfterMs?: number | undefined };
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

  /** Ask; the answer, or why there is none, comes back as an input, whatever happens here. */
  async ask(actor: SessionActor, request: AskModel): Promise<void> {
    const { requestId } = request;
    const controller = new AbortController();
    this.inFlight.set(requestId, { sessionId: actor.state.sessionId, controller });
    let read: ModelAnswer | Failure;
    try {
      read = await this.answerTo(request, actor, controller.signal);
    } catch (error) {
      // A bug of ours must not leave the call waiting for an answer for ever. Where, but never what.
      console.error('request to the model failed here:', errorName(error));
      read = { failure: 'wrong-shape' };
    } finally {
      this.inFlight.delete(requestId);
    }
    const atMs = Date.now();
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

  private async answerTo(
    { requestId, mode, moment }: AskModel,
    actor: SessionActor,
    signal: AbortSignal,
  ): Promise<ModelAnswer | Failure> {
    const { anthropicKey: key, anthropicUrl: url, claudeModel: model, productContext } = this.parts.access();
    const answer = await askClaude(
      buildModelRequest(moment, mode, productContext || moment.playbook.productContext),
      { key, url, model },
      {
        signal,
        onFocus: ({ what, why }) => {
          if (actor.state.pending?.requestId !== requestId || isHeldBack(actor.state, moment, Date.now())) return;
          this.parts.tell(actor, [{ type: 'guidance-progress', requestId, what, why }]);
        },
      },
    );
    return answer.ok ? readAnswer(answer, mode, moment) : answer;
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
): ModelAnswer | Failure {
  if (mode === 'suggestions') {
    const parsed = parseSuggestionResponse(text, moment);
    return parsed.ok ? { mode, model, suggestion: parsed.value } : { failure: parsed.reason };
  }
  const parsed = parseCoachingResponse(text, moment);
  return parsed.ok ? { mode, model, ...parsed.value } : { failure: parsed.reason };
}
