/**
 * `browser.*` for the worker: native since Chrome 148, the polyfill before. What it lacks (tabCapture, offscreen,
 * sidePanel, storage access levels) is called as `chrome.*` where it is needed.
 */
import browser from 'webextension-polyfill';

export { browser };
export type { Runtime, Tabs } from 'webextension-polyfill';
