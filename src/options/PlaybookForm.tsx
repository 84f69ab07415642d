import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Objective, Playbook, ToolkitEntry } from '../coaching/playbook';
import { Field } from '../ui/Field';
import { toEntries, toText } from './playbook-draft';

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
        label="Title"
        hint="As it stands in the list."
        value={playbook.title}
        onChange={(title) => change({ title })}
      />
      <Line
        label="Description"
        hint="Whom it is for, in a sentence."
        value={playbook.description ?? ''}
        onChange={(description) => change({ description })}
      />
      <Lines
        label="Product context"
        hint="What is sold, to whom, at what price. Claude is told; a text under “Coaching” above takes its place."
        rows={6}
        value={playbook.productContext}
        onChange={(productContext) => change({ productContext })}
      />
      <Entries
        label="Words to expect"
        hint="Names of products and of the trade, one a line: the speech service listens for them."
        value={playbook.keyterms}
        onChange={(keyterms) => change({ keyterms })}
      />
      <h4>Objectives</h4>
      {playbook.objectives.map((objective, at) => (
        <ObjectiveFields
          key={at}
          objective={objective}
          onChange={(changed) => change({ objectives: playbook.objectives.with(at, changed) })}
        />
      ))}
      <h4>Cards</h4>
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
        label="Name"
        hint="As it stands in the list of objectives."
        value={objective.text}
        onChange={(text) => change({ text })}
      />
      <Line
        label="What to do"
        hint="In the imperative, short enough to read in a glance."
        value={objective.what}
        onChange={(what) => change({ what })}
      />
      <Line label="Why" hint="In a few words." value={objective.why} onChange={(why) => change({ why })} />
      <Entries
        label="Questions"
        hint="One a line, best first: the later ones are asked when the earlier have been."
        value={objective.questions}
        onChange={(questions) => change({ questions })}
      />
      <Entries
        label="Talking points"
        hint="One a line."
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
      <Line label="Title" hint="On the card." value={card.title} onChange={(title) => onChange({ ...card, title })} />
      {card.scripts.map((script, at) => (
        <fieldset key={at} class="script-fields">
          <legend dir="auto">{script.name}</legend>
          <Line
            label="Script’s name"
            hint="Two or three words."
            value={script.name}
            onChange={(name) => change(at, { name })}
          />
          <Lines
            label="Words to say"
            hint="As the rep would say them."
            rows={3}
            value={script.text}
            onChange={(text) => change(at, { text })}
          />
          <Line
            label="When to use it"
            hint="In a few words."
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
