/** What the rep reads out or pastes at the start of a call, so that the customer knows of the assistant. */
import type { Settings } from './settings';

/** Short enough to be said in one breath, and a question: silence is no consent. */
export const DEFAULT_ANNOUNCEMENT = 'Before we start: an AI assistant listens and takes notes for me. Is that okay?';

/** The text in force: the rep's or the policy's own, else the default. */
export const announcementOf = ({ announcement }: Pick<Settings, 'announcement'>): string =>
  announcement === '' ? DEFAULT_ANNOUNCEMENT : announcement;
