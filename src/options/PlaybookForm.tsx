import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Objective, Playbook, ToolkitEntry } from '../coaching/playbook';
import { Field } from '../ui/Field';
import { toEntries, toText } from './playbook-draft';
import { t } from '../ui/messages';

export interface PlaybookFormProps {
  /** A playbook's text, of the right shape: fields may be empty or too long. */
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** The words of a playbook. What needs care (phrases, triggers, thresholds) is edited in its text. */
export function PlaybookForm({ text, onChange }: PlaybookFormProps) {
  const playbook = JSON.parse(text) as Playbook;
  const change = (changes: Partial<Playbook>) => onChange(toText({ ...playbook, ...changes }));
  return (
    <div class="playbook-form">
      <Line
        label={t('options_playbook_title')}
        hint={t('options_playbook_title_hint')}
        value={playbook.title}
        onChange={(title) => change({ title })}
      />
      <Line
        label={t('options_playbook_description')}
        hint={t('options_playbook_description_hint')}
        value={playbook.description ?? ''}
        onChange={(description) => change({ description })}
      />
      <Lines
        label={t('options_playbook_product')}
        hint={t('options_playbook_product_hint')}
        rows={6}
        value={playbook.productContext}
        onChange={(productContext) => change({ productContext })}
      />
      <Entries
        label={t('options_playbook_keyterms')}
        hint={t('options_playbook_keyterms_hint')}
        value={playbook.keyterms}
        onChange={(keyterms) => change({ keyterms })}
      />
      <h4>{t('options_playbook_objectives')}</h4>
      {playbook.objectives.map((objective, at) => (
        <ObjectiveFields
          key={at}
          objective={objective}
          onChange={(changed) => change({ objectives: playbook.objectives.with(at, changed) })}
        />
      ))}
      <h4>{t('options_playbook_cards')}</h4>
      {playbook.toolkit.map((card, at) => (
        <CardFields
          key={at}
          card={card}
          onChange={(changed) => change({ toolkit: playbook.toolkit.with(at, changed) })}
        />
      ))}
    </div>
  );
}

function ObjectiveFields({ objective, onChange }: { objective: Objective; onChange: (objective: Objective) => void }) {
  const change = (changes: Partial<Objective>) => onChange({ ...objective, ...changes });
  return (
    <Fold title={objective.text} note={objective.stage}>
      <Line
        label={t('options_playbook_objective_name')}
        hint={t('options_playbook_objective_name_hint')}
        value={objective.text}
        onChange={(text) => change({ text })}
      />
      <Line
        label={t('options_playbook_objective_what')}
        hint={t('options_playbook_objective_what_hint')}
        value={objective.what}
        onChange={(what) => change({ what })}
      />
      <Line
        label={t('options_playbook_objective_why')}
        hint={t('options_playbook_few_words')}
        value={objective.why}
        onChange={(why) => change({ why })}
      />
      <Entries
        label={t('options_playbook_questions')}
        hint={t('options_playbook_questions_hint')}
        value={objective.questions}
        onChange={(questions) => change({ questions })}
      />
      <Entries
        label={t('options_playbook_points')}
        hint={t('options_playbook_points_hint')}
        value={objective.talkingPoints}
        onChange={(talkingPoints) => change({ talkingPoints })}
      />
    </Fold>
  );
}

type Script = ToolkitEntry['scripts'][number];

function CardFields({ card, onChange }: { card: ToolkitEntry; onChange: (card: ToolkitEntry) => void }) {
  const change = (at: number, changes: Partial<Script>) => {
    const script = card.scripts[at];
    if (script) onChange({ ...card, scripts: card.scripts.with(at, { ...script, ...changes }) });
  };
  return (
    <Fold title={card.title} note={card.category}>
      <Line
        label={t('options_playbook_title')}
        hint={t('options_playbook_card_title_hint')}
        value={card.title}
        onChange={(title) => onChange({ ...card, title })}
      />
      {card.scripts.map((script, at) => (
        <fieldset key={at} class="script-fields">
          <legend dir="auto">{script.name}</legend>
          <Line
            label={t('options_playbook_script_name')}
            hint={t('options_playbook_script_name_hint')}
            value={script.name}
            onChange={(name) => change(at, { name })}
          />
          <Lines
            label={t('options_playbook_script_text')}
            hint={t('options_playbook_script_text_hint')}
            rows={3}
            value={script.text}
            onChange={(text) => change(at, { text })}
          />
          <Line
            label={t('options_playbook_script_when')}
            hint={t('options_playbook_few_words')}
            value={script.when_to_use}
            onChange={(when_to_use) => change(at, { when_to_use })}
          />
        </fieldset>
      ))}
    </Fold>
  );
}

interface FoldProps {
  readonly title: string;
  readonly note: string;
  readonly children: ComponentChildren;
}

/** Fields that are there once they are wanted: a playbook has some hundred. */
function Fold({ title, note, children }: FoldProps) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary dir="auto">
        {title} <span class="muted small">{note}</span>
      </summary>
      {open && children}
    </details>
  );
}

interface TypedProps<T> {
  readonly label: string;
  readonly hint: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

const Line = ({ label, hint, value, onChange }: TypedProps<string>) => (
  <Field label={label} hint={hint} error={undefined}>
    {(control) => (
      <input {...control} dir="auto" value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    )}
  </Field>
);

const Lines = ({ label, hint, rows, value, onChange }: TypedProps<string> & { readonly rows: number }) => (
  <Field label={label} hint={hint} error={undefined}>
    {(control) => (
      <textarea
        {...control}
        dir="auto"
        rows={rows}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    )}
  </Field>
);

/** An entry a line. What is typed is taken when the field is left: until then an empty line is one in the making. */
const Entries = ({ label, hint, value, onChange }: TypedProps<string[]>) => (
  <Field label={label} hint={hint} error={undefined}>
    {(control) => (
      <textarea
        {...control}
        dir="auto"
        rows={Math.min(8, value.length + 1)}
        value={value.join('\n')}
        onChange={(event) => onChange(toEntries(event.currentTarget.value))}
      />
    )}
  </Field>
);
