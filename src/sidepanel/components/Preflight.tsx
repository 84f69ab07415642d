import type { PlainKey } from '../../coaching/message';
import type { PreflightRow, PreflightView } from '../../coaching/preflight';
import { Alert } from '../../ui/Alert';
import { Icon, type IconName } from '../../ui/Icon';
import { Meter } from '../../ui/Meter';
import { say, t, tn } from '../../ui/messages';
import type { PanelLink } from '../panel-feed';
import type { PreflightModel } from '../preflight-model';
import { LinkNotice } from './Notices';

/** Opens the options at a section. */
export type OpenOptionsAt = (section: 'keys' | 'microphone') => void;

export interface PreflightProps {
  readonly model: PreflightModel;
  readonly view: PreflightView;
  readonly link: PanelLink;
  readonly onOpenOptionsAt: OpenOptionsAt;
}

/** The check before a call: five rows that fill within ten seconds, each fault with the one thing to do. */
export function Preflight({ model, view, link, onOpenOptionsAt }: PreflightProps) {
  const isInterrupted = model.isInterrupted.value;
  const problem = model.problem.value;
  const isChecking = view.isChecking && !isInterrupted;
  return (
    <main class="preflight">
      <header>
        <h1>{t('preflight_heading')}</h1>
        <p class="muted" dir="auto">
          {view.tabTitle}
        </p>
      </header>
      <LinkNotice link={link} />
      <Alert text={problem && say(problem)} />
      <p role="status" class="preflight-summary">
        {isInterrupted ? t('preflight_interrupted') : summaryOf(view)}
      </p>
      {isChecking && <p>{t('preflight_do')}</p>}
      <ul class="checks" aria-label={t('preflight_heading')} aria-busy={isChecking}>
        {view.rows.map((row) => (
          <Check
            key={row.id}
            row={isInterrupted ? undecided(row) : row}
            levelDb={isChecking ? levelOf(row, view.levelsDb) : undefined}
            onOpenOptionsAt={onOpenOptionsAt}
          />
        ))}
      </ul>
      <div class="preflight-actions">
        <button type="button" class="button primary" disabled={!view.canStart} onClick={model.start}>
          {t('popup_start')}
        </button>
        <button type="button" class="button" onClick={model.again}>
          {t('preflight_again')}
        </button>
        <button type="button" class="link" onClick={model.close}>
          {t('preflight_close')}
        </button>
      </div>
    </main>
  );
}

function summaryOf({ rows, isChecking }: PreflightView): string {
  if (isChecking) return t('preflight_checking');
  const problems = rows.filter(({ state }) => state === 'problem').length;
  if (problems > 0) return tn('preflight_problems', problems);
  return t(rows.some(({ state }) => state === 'unknown') ? 'preflight_mostly_ready' : 'preflight_ready');
}

type ShownRow = Omit<PreflightRow, 'text'> & Partial<Pick<PreflightRow, 'text'>>;

/** What the row waited for won't come any more. */
const undecided = (row: PreflightRow): ShownRow => (row.state === 'checking' ? { id: row.id, state: 'unknown' } : row);

const levelOf = ({ id }: PreflightRow, [microphone, tab]: PreflightView['levelsDb']): number | undefined =>
  id === 'microphone' ? microphone : id === 'tab' ? tab : undefined;

const NAMES: Readonly<Record<PreflightRow['id'], PlainKey>> = {
  microphone: 'preflight_row_microphone',
  tab: 'preflight_row_tab',
  echo: 'preflight_row_echo',
  keys: 'preflight_row_keys',
  page: 'preflight_row_page',
};

const STATES: Readonly<Record<PreflightRow['state'], { readonly sign: IconName; readonly word: PlainKey }>> = {
  checking: { sign: 'open', word: 'preflight_state_checking' },
  good: { sign: 'done', word: 'preflight_state_good' },
  problem: { sign: 'problem', word: 'preflight_state_problem' },
  unknown: { sign: 'unknown', word: 'preflight_state_unknown' },
};

const FIXES: Readonly<Record<NonNullable<PreflightRow['fixedAt']>, PlainKey>> = {
  keys: 'preflight_open_keys',
  microphone: 'preflight_allow_microphone',
};

interface CheckProps {
  readonly row: ShownRow;
  /** dBFS, where there is something to watch. */
  readonly levelDb: number | undefined;
  readonly onOpenOptionsAt: OpenOptionsAt;
}

function Check({ row: { id, state, text, note, fixedAt }, levelDb, onOpenOptionsAt }: CheckProps) {
  const { sign, word } = STATES[state];
  return (
    <li class={`check ${state}`}>
      <Icon name={sign} />
      <div>
        <h2>
          {t(NAMES[id])} <span class="check-state">{t(word)}</span>
        </h2>
        {text && <p dir="auto">{say(text)}</p>}
        {note && <p class="muted small">{say(note)}</p>}
        {levelDb !== undefined && <Meter label={t(NAMES[id])} levelDb={levelDb} />}
        {fixedAt && (
          <button type="button" class="button" onClick={() => onOpenOptionsAt(fixedAt)}>
            {t(FIXES[fixedAt])}
          </button>
        )}
      </div>
    </li>
  );
}
