import type { PanelView } from '../../coaching/panel-view';
import { Icon, type IconName } from '../../ui/Icon';

/** What is met, what is open, and what can't be told. */
export function Objectives({ objectives }: { objectives: PanelView['objectives'] }) {
  const { completed, remaining, unknown } = objectives;
  const total = completed.length + remaining.length;
  return (
    <section class="objectives" aria-labelledby="objectives-heading">
      <div class="line">
        <h2 id="objectives-heading">Objectives</h2>
        {total > 0 && (
          <p class="small muted">
            {completed.length} of {total} done
          </p>
        )}
      </div>
      {total === 0 && <p class="muted">None yet.</p>}
      {remaining.length > 0 && (
        <ul aria-label="Open objectives">
          {remaining.map(({ id, text, priority }) =>
            unknown.includes(id) ? (
              <Item key={id} icon="unknown" kind="unknown" text={text}>
                <span class="aside">can’t tell: your side isn’t heard</span>
              </Item>
            ) : (
              <Item key={id} icon="open" kind="open" text={text}>
                {priority === 'high' && <span class="aside high">high priority</span>}
              </Item>
            ),
          )}
        </ul>
      )}
      {completed.length > 0 && (
        <ul aria-label="Objectives done">
          {completed.map(({ id, text }) => (
            <Item key={id} icon="done" kind="done" text={text} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ItemProps {
  readonly icon: IconName;
  readonly kind: 'open' | 'done' | 'unknown';
  readonly text: string;
  readonly children?: preact.ComponentChildren;
}

const Item = ({ icon, kind, text, children }: ItemProps) => (
  <li class={kind}>
    <Icon name={icon} />
    <span>
      <span>{text}</span> {children}
    </span>
  </li>
);
