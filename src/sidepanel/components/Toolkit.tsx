import type { ToolkitCategory, ToolkitEntry } from '../../coaching/playbook';

export interface ToolkitProps {
  readonly entries: readonly ToolkitEntry[];
  readonly highlighted: readonly ToolkitCategory[];
}

/** Every script at hand: those that fit now first and open, the others a click away. */
export function Toolkit({ entries, highlighted }: ToolkitProps) {
  const fits = ({ category }: ToolkitEntry) => highlighted.includes(category);
  const ordered = [...entries.filter(fits), ...entries.filter((entry) => !fits(entry))];
  return (
    <section class="toolkit" aria-labelledby="toolkit-heading">
      <h2 id="toolkit-heading">Toolkit</h2>
      {ordered.length === 0 && <p class="muted">No scripts in this playbook.</p>}
      {ordered.map((entry) => (
        <details key={entry.category} class={fits(entry) ? 'fits' : ''} open={fits(entry)}>
          <summary>
            <span>{entry.title}</span>
            {fits(entry) && <span class="tag small">Fits now</span>}
          </summary>
          <ul>
            {entry.scripts.map((script) => (
              <li key={script.name}>
                <h3>{script.name}</h3>
                <p dir="auto">{script.text}</p>
                <p class="small muted">{script.when_to_use}</p>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
