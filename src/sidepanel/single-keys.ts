/** Whether single keys act: someone who dictates, or whose hand rests on the keyboard, may want them off. Kept in this browser. */
const PLACE = 'single-keys';

export const singleKeysAreOn = (): boolean => localStorage.getItem(PLACE) !== 'off';

export const setSingleKeys = (on: boolean): void => localStorage.setItem(PLACE, on ? 'on' : 'off');
