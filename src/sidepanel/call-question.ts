/** The question about the call that the panel shows, and how far its answer is. The worker answers; what is asked here is a wish. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { readQuestion, type CallAnswer } from '../coaching/ask-call';
import type { PanelCommand } from '../protocol/panel-port';

export interface AskedQuestion {
  readonly question: string;
  readonly answer: CallAnswer;
}

export interface CallQuestion {
  /** Undefined where nothing was asked, or the answer was put away. */
  readonly asked: ReadonlySignal<AskedQuestion | undefined>;
  /** Asks what was typed, if there is a word in it. */
  readonly ask: (sessionId: string, typed: string) => void;
  /** Takes what the worker says of a question. */
  readonly note: (told: AskedQuestion) => void;
  /** A new connection: what the worker before didn't finish is asked again. */
  readonly resume: (sessionId: string) => void;
  readonly clear: () => void;
}

/** Makes the question of a call that begins: none. */
export function createCallQuestion(send: (command: PanelCommand) => void): CallQuestion {
  const asked = signal<AskedQuestion | undefined>(undefined);
  return {
    asked,
    ask: (sessionId, typed) => {
      const question = readQuestion(typed);
      if (question === undefined) return;
      asked.value = { question, answer: { status: 'asking' } };
      send({ type: 'ask-call', sessionId, question });
    },
    note: (told) => {
      // What is still said of the question before mustn't take this one's place; one asked in another window begins with "asking".
      const { question, answer } = asked.value ?? {};
      const isOfBefore = answer?.status === 'asking' && question !== told.question && told.answer.status !== 'asking';
      if (!isOfBefore) asked.value = told;
    },
    resume: (sessionId) => {
      if (asked.value && isUnderWay(asked.value.answer)) {
        send({ type: 'ask-call', sessionId, question: asked.value.question });
      }
    },
    clear: () => {
      asked.value = undefined;
    },
  };
}

/** More of this answer is to come. */
export const isUnderWay = ({ status }: CallAnswer): boolean => status === 'asking' || status === 'writing';
