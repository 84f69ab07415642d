/** Someone talks in the call's tab before the call, as for a test of the sound. */
import type { Page } from 'playwright-core';

/** Plays the call page's sound from a place on. From a copy in memory: in a sound that is still being loaded, Chrome can't jump. */
export const talkInTab = (tab: Page, atMs: number): Promise<void> =>
  tab.evaluate(async (atSec) => {
    const loaded = await fetch('/call.wav');
    const talk = new Audio(URL.createObjectURL(await loaded.blob()));
    const before = document.querySelector<HTMLAudioElement>('#talk');
    before?.pause();
    before?.remove();
    talk.id = 'talk';
    talk.currentTime = atSec;
    document.body.append(talk);
    await talk.play();
  }, atMs / 1_000);

/** Ends what {@link talkInTab} began. */
export const hushTab = (tab: Page): Promise<void> =>
  tab.locator('#talk').evaluate((talk: HTMLAudioElement) => talk.pause());
