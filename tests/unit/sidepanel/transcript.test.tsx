import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Transcript } from '../../../src/sidepanel/components/Transcript';
import { buildLine } from '../../support/build-panel';

afterEach(cleanup);

const VISIBLE_PX = 100;
const LINE_PX = 40;

describe('transcript', () => {
  it('should name who speaks and mark what is still being said', () => {
    render(
      <Transcript
        lines={[
          buildLine({ id: 'rep-1', speaker: 'rep', label: 'Rep', text: 'How many?' }),
          buildLine({ id: 'customer-1', label: 'Customer 2', text: 'About ten', status: 'interim' }),
          buildLine({ id: 'gap-9', label: '', text: '6 s not heard', status: 'gap' }),
        ]}
      />,
    );
    const lines = screen.getAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      'Rep How many?',
      'Customer 2 About ten…',
      '6 s not heard',
    ]);
    expect(lines.map(({ className }) => className)).toEqual(['rep final', 'customer interim', 'gap']);
  });

  it('should follow the end while the rep reads along', () => {
    const { list, say } = scrolled();
    expect(list.scrollTop).toBe(3 * LINE_PX);
    say(4);
    expect(list.scrollTop).toBe(4 * LINE_PX);
  });

  it('should stay where the rep scrolled back to, and lead to the latest when asked', async () => {
    const { list, say } = scrolled();
    say(10);
    list.scrollTop = 20;
    fireEvent.scroll(list);
    say(11);
    expect(list.scrollTop).toBe(20);
    await userEvent.click(screen.getByRole('button', { name: 'To the latest' }));
    expect(list.scrollTop).toBe(11 * LINE_PX);
    fireEvent.scroll(list);
    expect(screen.queryByRole('button', { name: 'To the latest' })).toBeNull();
    say(12);
    expect(list.scrollTop).toBe(12 * LINE_PX);
  });
});

/** A transcript in a box of a fixed height: jsdom lays nothing out. */
function scrolled() {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => buildLine({ id: `customer-${String(index)}`, startMs: index }));
  let count = 1;
  const { rerender } = render(<Transcript lines={lines(count)} />);
  const list = screen.getByRole('list', { name: 'What was said' });
  Object.defineProperty(list, 'clientHeight', { get: () => VISIBLE_PX });
  Object.defineProperty(list, 'scrollHeight', { get: () => count * LINE_PX });
  const say = (next: number) => {
    count = next;
    rerender(<Transcript lines={lines(count)} />);
  };
  say(3);
  return { list, say };
}
