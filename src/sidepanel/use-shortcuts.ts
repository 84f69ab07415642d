import { useEffect, useRef } from 'preact/hooks';
import { actionOf, type ShortcutActions } from './shortcuts';

/** Lets the single keys do what can be done now, while `on`; the list of keys always opens. */
export function useShortcuts(actions: ShortcutActions, on: boolean): void {
  const latest = useRef({ actions, on });
  latest.current = { actions, on };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actionOf(event);
      const { actions: can, on: isOn } = latest.current;
      if (action === undefined || (!isOn && action !== 'keys')) return;
      const act = can[action];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
