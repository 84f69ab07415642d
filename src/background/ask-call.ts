/**
 * Questions about a call: one in flight per call, a new one takes its place. Claude answers where it may be asked, else, and
 * whenever it fails, a search of the transcript does. Question and answer are in no journal; that Claude was asked is.
 */
import { readQuestion, MAX_ANSWER_LINES, type CallAnswer } from '../coaching/ask-call';
import { buildAskRequest } from '../coaching/ask-call-prompt';
import { parseAnswer, readAnswer } from '../coaching/ask-call-response';
import { searchCall } from '../coaching/ask-call-search';
import { closeAll } from '../coaching/conversation';
import {
  afterQuestion,
  afterRequest,
  isBudgetSpent,
  isOnTrial,
  isResting,
  type ModelBreaker,
} from '../coaching/model-breaker';
import type { Moment } from '../coaching/moment';
import { toLine } from '../coaching/panel-view';
import type { DecideContext, SessionInput } from '../coaching/session-inputs';
import { momentOf } from '../coaching/session-moment';
import type { PanelFrame } from '../protocol/panel-port';
import type { Settings } from '../settings/settings';
import { askClaude } from './claude';
import type { ClaudeFailure } from './claude-failures';
import type { SessionActor } from './session-actor';
import { parsePartly } from './streamed-focus';

interface AskCallParts {
  access(): Settings;
  context(sessionId: string): DecideContext;
  take(actor: SessionActor, input: SessionInput): void;
  tell(actor: SessionActor, frames: readonly PanelFrame[]): void;
}

type Counted = Extract<SessionInput, { type: 'question-asked' | 'question-ended' }>;
type Claudes = Extract<CallAnswer, { status: 'answered' | 'not-said' }>;

export class AskCall {
  private readonly inFlight = new Map<string, { readonly question: string; readonly controller: AbortController }>();
  /** Of calls that have ended, whose journals take nothing more. */
  private readonly sinceEnd = new Map<string, ModelBreaker>();
  private readonly parts: AskCallParts;

  constructor(parts: AskCallParts) {
    this.parts = parts;
  }

  /** Answer a question as it was typed; the panels of the call are told. What is being answered already isn't asked twice. */
  async ask(actor: SessionActor, typed: string): Promise<void> {
    const question = readQuestion(typed);
    const { sessionId } = actor.state;
    const before = this.inFlight.get(sessionId);
    if (question === undefined || before?.question === question) return;
    before?.controller.abort();
    this.inFlight.delete(sessionId);

    const context = this.parts.context(sessionId);
    const call = callOf(actor, context);
    const tell = (answer: CallAnswer) => this.parts.tell(actor, [{ type: 'call-answer', question, answer }]);
    const search = () => tell(found(question, call, context.modelReady));
    if (!this.mayAskClaude(actor, context)) {
      search();
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    this.inFlight.set(sessionId, { question, controller });
    this.count(actor, { type: 'question-asked', atMs: Date.now() });
    tell({ status: 'asking' });
    const answer = await this.askClaude(question, call, { signal, tell });
    if (signal.aborted) return;
    this.inFlight.delete(sessionId);
    const atMs = Date.now();
    if (!('failure' in answer)) {
      this.count(actor, { type: 'question-ended', atMs });
      tell(answer);
      return;
    }
    const { failure, retryAfterMs } = answer;
    const offline = failure === 'connection-lost' && this.parts.context(sessionId).offline === true;
    this.count(actor, {
      type: 'question-ended',
      failure,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(offline ? { offline } : {}),
      atMs,
    });
    search();
  }

  /** Let go of what is being answered for a call: it is being erased. */
  forget(sessionId: string): void {
    this.inFlight.get(sessionId)?.controller.abort();
    this.inFlight.delete(sessionId);
    this.sinceEnd.delete(sessionId);
  }

  private async askClaude(
    question: string,
    call: Moment,
    { signal, tell }: { readonly signal: AbortSignal; readonly tell: (answer: CallAnswer) => void },
  ): Promise<Claudes | Omit<ClaudeFailure, 'ok'>> {
    try {
      const { anthropicKey: key, anthropicUrl: url, claudeModel: model } = this.parts.access();
      const request = buildAskRequest(question, call);
      let shown = '';
      const onText = (text: string) => {
        const soFar = readAnswer(parsePartly(text), request.sent);
        if (!soFar?.said || soFar.text === shown) return;
        shown = soFar.text;
        tell({ status: 'writing', text: soFar.text, lines: soFar.rests.map(toLine) });
      };
      const answer = await askClaude(request, { key, url, model }, { signal, onText });
      if (!answer.ok) return answer;
      const parsed = parseAnswer(answer.text, request.sent);
      if (!parsed.ok) return { failure: parsed.reason };
      const { value } = parsed;
      return value.said
        ? { status: 'answered', text: value.text, lines: value.rests.map(toLine), model: answer.model }
        : { status: 'not-said', model: answer.model };
    } catch (error) {
      // A bug of ours must not leave the panel waiting. Where, but never what.
      console.error('question about the call failed here:', error instanceof Error ? error.name : 'unknown');
      return { failure: 'wrong-shape' };
    }
  }

  /** Asking Claude now can succeed, is within the budget, and leaves a trial to guidance. */
  private mayAskClaude({ state }: SessionActor, { modelReady, offline }: DecideContext): boolean {
    const breaker = this.sinceEnd.get(state.sessionId) ?? state.breaker;
    const atMs = Date.now();
    if (!modelReady || offline === true || isBudgetSpent(breaker, atMs) || isResting(breaker, atMs)) return false;
    return !(isOnTrial(breaker) && state.pending !== undefined);
  }

  private count(actor: SessionActor, input: Counted): void {
    const { sessionId, status, breaker } = actor.state;
    if (status === 'live') {
      this.parts.take(actor, input);
      return;
    }
    const known = this.sinceEnd.get(sessionId) ?? breaker;
    this.sinceEnd.set(
      sessionId,
      input.type === 'question-asked' ? afterRequest(known, input.atMs) : afterQuestion(known, input),
    );
  }
}

/** The call as far as it was heard: what is being said now can be asked about too. */
const callOf = ({ state }: SessionActor, { playbook }: DecideContext): Moment => ({
  ...momentOf(state, playbook, Date.now()),
  heard: closeAll(state.conversation).utterances,
});

const found = (question: string, call: Moment, instead: boolean): CallAnswer => ({
  status: 'found',
  lines: searchCall(question, call, MAX_ANSWER_LINES).map(toLine),
  instead,
});
