import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Transcript, type Marked } from '../../../src/sidepanel/components/Transcript';
import { buildLine } from '../../support/build-panel';
import { resized } from '../../support/fake-resize';

afterEach(cleanup);

const VISIBLE_PX = 100;
const LINE_PX = 40;

describe('transcript', () => {
  it('should name who speaks and mark what is still being said', () => {
    render(
      <Transcript
        lines={signal([
          buildLine({ id: 'rep-1', speaker: 'rep', text: 'How many?' }),
          buildLine({ id: 'customer-1', voice: 1, text: 'About ten', status: 'interim' }),
          buildLine({ id: 'gap-9', text: '', notHeardSec: 6, status: 'gap' }),
        ])}
        open
        actions={{}}
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

  it('should follow the end through a change of the panel’s width', () => {
    const { list, say, narrow } = scrolled();
    say(10);
    narrow(() => {
      // Lines break anew, and the browser keeps the uppermost where it was: a scroll that isn't the rep's.
      list.scrollTop = 5 * LINE_PX;
      fireEvent.scroll(list);
    });
    expect(list.scrollTop).toBe(20 * LINE_PX);
    expect(screen.queryByRole('button', { name: 'To the latest' })).toBeNull();
  });

  it('should stay where the rep scrolled back to through a change of the panel’s width', () => {
    const { list, say, narrow } = scrolled();
    say(10);
    list.scrollTop = 20;
    fireEvent.scroll(list);
    narrow(() => fireEvent.scroll(list));
    expect(list.scrollTop).toBe(20);
    expect(screen.getByRole('button', { name: 'To the latest' })).toBeTruthy();
  });

  it('should keep the words in sight that the rep asked to see through a change of the panel’s width', () => {
    const marked: Marked = { words: { of: 'answer', lineId: 'customer-3' }, note: undefined, onBack: () => {} };
    const { list, say, narrow } = scrolled(marked);
    say(10);
    const line = screen.getByRole('listitem', { current: true });
    list.getBoundingClientRect = () => new DOMRect(0, 50, 200, VISIBLE_PX);
    line.getBoundingClientRect = () => new DOMRect(0, 50 + 6 * LINE_PX - list.scrollTop, 200, 2 * LINE_PX);
    list.scrollTop = 3 * LINE_PX;
    narrow(() => {});
    expect(list.scrollTop).toBe(8 * LINE_PX - VISIBLE_PX);
    list.scrollTop = 15 * LINE_PX;
    narrow(() => {});
    expect(list.scrollTop).toBe(6 * LINE_PX);
  });
});

/** A transcript in a box of a fixed height: jsdom lays nothing out. */
function scrolled(marked?: Marked) {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => buildLine({ id: `customer-${String(index)}`, startMs: index }));
  let count = 1;
  const said = signal(lines(count));
  let widthPx = 400;
  render(<Transcript lines={said} open actions={{}} marked={marked} />);
  const list = screen.getByRole('list', { name: 'What was said' });
  Object.defineProperty(list, 'clientHeight', { get: () => VISIBLE_PX });
  Object.defineProperty(list, 'clientWidth', { get: () => widthPx });
  // Half as wide, twice as high.
  Object.defineProperty(list, 'scrollHeight', { get: () => (count * LINE_PX * 400) / widthPx });
  resized(list);
  const say = (next: number) => {
    count = next;
    void act(() => {
      said.value = lines(count);
    });
  };
  /** Half as wide; what the browser scrolls comes before observers are told. */
  const narrow = (scroll: () => void) => {
    widthPx = 200;
    void act(() => {
      scroll();
      resized(list);
    });
  };
  say(3);
  return { list, say, narrow };
}
