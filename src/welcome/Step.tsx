import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/Icon';
import { t } from '../ui/messages';

export interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly done: boolean;
  readonly children: ComponentChildren;
}

/** One step of the way, and whether it is done. */
export function Step({ number, title, done, children }: StepProps) {
  const id = `step-${String(number)}`;
  return (
    <section class={done ? 'card done' : 'card'} aria-labelledby={id}>
      <div class="step-line">
        <span class="step-number" aria-hidden="true">
          {number}
        </span>
        <h2 id={id}>{title}</h2>
        <p class="step-state">
          <Icon name={done ? 'done' : 'open'} />
          {t(done ? 'welcome_done' : 'welcome_to_do')}
        </p>
      </div>
      {children}
    </section>
  );
}
