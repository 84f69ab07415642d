import { useRef, useState } from 'preact/hooks';
import { MAX_QUESTION_CHARS, type CallAnswer } from '../../coaching/ask-call';
import type { PlainKey } from '../../coaching/message';
import type { TranscriptLine } from '../../coaching/panel-view';
import { Icon } from '../../ui/Icon';
import { t, tn } from '../../ui/messages';
import { pressable } from '../../ui/pressable';
import { toSpeaker } from '../../ui/speaker';
import { toClock, toSourceText } from '../../ui/spoken-time';
import { isUnderWay, type AskedQuestion } from '../call-question';
import { keyOf, toKeyCap } from '../shortcuts';
import { useShortcuts } from '../use-shortcuts';

/** What is asked most. */
const USUAL: readonly PlainKey[] = ['panel_ask_price', 'panel_ask_decides', 'panel_ask_agreed'];

export interface AskCallProps {
  readonly asked: AskedQuestion | undefined;
  /** The worker can be asked; a call that has ended can be asked about too. */
  readonly canAsk: boolean;
  /** The panel's single keys are on: `/` goes to the field. */
  readonly singleKeys: boolean;
  readonly onAsk: (typed: string) => void;
  readonly onClear: () => void;
  /** Opens a line of the transcript, by its id. */
  readonly onOpen: (lineId: string) => void;
}

/** A free question about the call, and its answer right below. */
export function AskCall({ asked, canAsk, singleKeys, onAsk, onClear, onOpen }: AskCallProps) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ ask: () => field.current?.focus() }, singleKeys);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (canAsk) onAsk(typed);
  };
  const askUsual = (question: string) => {
    setTyped(question);
    onAsk(question);
  };
  const clear = () => {
    setTyped('');
    onClear();
    field.current?.focus();
  };

  return (
    <section class="ask-call" aria-labelledby="ask-call-heading">
      <h2 id="ask-call-heading">{t('panel_ask_about')}</h2>
      <form class="ask-line" onSubmit={submit}>
        <input
          ref={field}
          type="search"
          dir="auto"
          aria-labelledby="ask-call-heading"
          aria-keyshortcuts={keyOf('ask')}
          title={`${t('panel_ask_about')} (${toKeyCap(keyOf('ask'))})`}
          placeholder={t('panel_ask_example')}
          enterkeyhint="search"
          autocomplete="off"
          maxLength={MAX_QUESTION_CHARS}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <button type="submit" class="button small-button" disabled={!canAsk || typed.trim() === ''}>
          {t('panel_ask_button')}
        </button>
      </form>
      <ul class="ask-usual" aria-label={t('panel_ask_usual')}>
        {USUAL.map((key) => (
          <li key={key}>
            <button type="button" class="chip small" {...pressable(canAsk ? () => askUsual(t(key)) : undefined)}>
              {t(key)}
            </button>
          </li>
        ))}
      </ul>
      {asked && (
        <div class="ask-answer" aria-busy={isUnderWay(asked.answer)}>
          <div class="line">
            <p class="small muted asked" dir="auto">
              {asked.question}
            </p>
            {!isUnderWay(asked.answer) && (
              <button type="button" class="icon-button" aria-label={t('panel_ask_clear')} onClick={clear}>
                <Icon name="notNow" />
              </button>
            )}
          </div>
          <Answer answer={asked.answer} onOpen={onOpen} />
        </div>
      )}
      {/* Apart from what is shown, so that words are read out once, when all of them are there. */}
      <p class="unseen" dir="auto" aria-live="polite" aria-atomic="true">
        {asked && spokenAnswer(asked.answer)}
      </p>
    </section>
  );
}

function Answer({ answer, onOpen }: { answer: CallAnswer; onOpen: AskCallProps['onOpen'] }) {
  switch (answer.status) {
    case 'asking':
      return <p class="muted">{t('panel_ask_reading')}</p>;
    case 'writing':
    case 'answered':
      return (
        <>
          <p class="answer-words" dir="auto">
            {answer.text}
            {answer.status === 'writing' && '…'}
          </p>
          <Lines lines={answer.lines} label={t('panel_ask_rests_on')} onOpen={onOpen} />
          {answer.status === 'answered' && (
            <p class="small muted">{toSourceText({ kind: 'claude', model: answer.model })}</p>
          )}
        </>
      );
    case 'not-said':
      return (
        <>
          <p class="answer-words">{t('panel_ask_not_said')}</p>
          <p class="small muted">{toSourceText({ kind: 'claude', model: answer.model })}</p>
        </>
      );
    case 'found':
      return (
        <>
          {answer.instead && <p class="small muted">{t('panel_ask_instead')}</p>}
          {answer.lines.length === 0 ? (
            <p>{t('panel_ask_nothing')}</p>
          ) : (
            <>
              <p class="small muted">{t('panel_ask_found')}</p>
              <Lines lines={answer.lines} label={t('panel_ask_found')} onOpen={onOpen} />
            </>
          )}
        </>
      );
  }
}

interface LinesProps {
  readonly lines: readonly TranscriptLine[];
  readonly label: string;
  readonly onOpen: AskCallProps['onOpen'];
}

const Lines = ({ lines, label, onOpen }: LinesProps) => (
  <ul class="ask-lines" aria-label={label}>
    {lines.map((line) => (
      <li key={line.id}>
        <button type="button" class="ask-found" title={t('panel_ask_open')} onClick={() => onOpen(line.id)}>
          <span class="small muted">
            {toClock(line.startMs)} {toSpeaker(line)}
          </span>{' '}
          <span class="ask-words" dir="auto">
            {line.text}
          </span>
        </button>
      </li>
    ))}
  </ul>
);

/** What a screen reader says, once the answer is whole. */
function spokenAnswer(answer: CallAnswer): string | undefined {
  switch (answer.status) {
    case 'answered':
      return answer.text;
    case 'not-said':
      return t('panel_ask_not_said');
    case 'found':
      return answer.lines.length === 0 ? t('panel_ask_nothing') : tn('panel_ask_lines', answer.lines.length);
    default:
      return undefined;
  }
}
