import { useEffect } from 'preact/hooks';

/** Sections another page leads to, by the name after the `#`. */
const SECTIONS: Readonly<Record<string, string>> = { '#keys': 'keys-heading', '#microphone': 'microphone-heading' };

/** Once the page is there, goes to the section that its address names: its first control has the focus. */
export function useSectionOfAddress(isThere: boolean): void {
  useEffect(() => {
    const heading = document.getElementById(SECTIONS[location.hash] ?? '');
    if (!isThere || !heading) return;
    heading.scrollIntoView();
    heading.parentElement?.querySelector<HTMLElement>('input, button, select, textarea')?.focus();
  }, [isThere]);
}
